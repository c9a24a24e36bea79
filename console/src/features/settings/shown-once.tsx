import { Button } from '../../ui/button.tsx';
import { Copy } from '../../ui/copy.tsx';
import { Dialog } from '../../ui/dialog.tsx';

/** A secret that cannot be read again: it stays until somebody says that it is kept. */
export function ShownOnce({ secret, what, onClose }: { secret: string | null; what: string; onClose: () => void }) {
  return (
    <Dialog
      open={secret !== null}
      onClose={onClose}
      onSubmit={onClose}
      title={`Copy the ${what} now`}
      footer={
        <Button type="submit" tone="main">
          I have kept it
        </Button>
      }
    >
      <p>It is shown this once. Only a hash is kept, so nobody can read it again; you can always make another.</p>
      {secret !== null && <Copy label={`The ${what}`} text={secret} />}
    </Dialog>
  );
}
