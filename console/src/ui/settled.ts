import { useEffect, useState } from 'preact/hooks';

const PAUSE_MS = 180;

/** The value once it has stood still for a moment, so that typing asks the server once. */
export function useSettled<Value>(value: Value): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(() => value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
