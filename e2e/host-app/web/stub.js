// Stands in for Uptier until its script has loaded: what is pushed here runs then. A file of its own, because our
// content policy allows nothing inline.
{
  const queue = Reflect.get(window, 'uptier') ?? [];
  Reflect.set(window, 'uptier', queue);
  const identityToken = async () => (await (await fetch('/identity')).json()).token;
  const busy = () => document.body.dataset.busy === 'yes';
  queue.push(['init', { identityToken, busy }]);
}
