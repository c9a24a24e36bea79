// Stands in for Uptier until its script has loaded: what is pushed here runs then. A file of its own, because our
// content policy allows nothing inline.
{
  const queue = Reflect.get(window, 'uptier') ?? [];
  Reflect.set(window, 'uptier', queue);
  const who = () => {
    const { account = '', user = '', role = '' } = document.body.dataset;
    return new URLSearchParams({ account, as: user, role });
  };
  const identityToken = async () => (await (await fetch(`/identity?${who()}`)).json()).token;
  const busy = () => document.body.dataset.busy === 'yes';
  queue.push(['init', { identityToken, busy }]);
}
