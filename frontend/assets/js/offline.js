// Keeps the whole directory of one language for use without a connection: only after the button, and gone with the other.
const NAME = 'porta-directory-1';
const OLD = 30 * 864e5;
const box = document.querySelector('[data-offline]');

const files = () => {
  const own = [...document.querySelectorAll('link[rel=stylesheet], link[rel=icon], script[src]')].map((e) => e.href || e.src);
  const icons = document.querySelector('use')?.getAttribute('href').split('#')[0];
  return [box.dataset.offline, ...own, ...(icons ? [icons] : [])];
};
const isKept = async () => Boolean(await caches.match(box.dataset.offline));
const keep = async () => {
  await (await caches.open(NAME)).addAll(files());
  await navigator.serviceWorker.register('/sw.js');
  await navigator.serviceWorker.ready;
};
const drop = async () => {
  await caches.delete(NAME);
  for (const worker of await navigator.serviceWorker.getRegistrations()) await worker.unregister();
};

if (box && 'serviceWorker' in navigator && 'caches' in window) {
  const part = (name) => box.querySelector(`[data-part="${name}"]`);
  const show = async (trouble) => {
    const kept = await isKept();
    part('keep').hidden = kept;
    part('drop').hidden = !kept;
    part('kept').hidden = !kept;
    part('trouble').hidden = !trouble;
  };
  const act = (work) => () => work().then(() => show(false), () => show(true));
  part('keep').onclick = act(keep);
  part('drop').onclick = act(drop);
  part('needs-script').hidden = true;
  const stored = 'stored' in document.documentElement.dataset;
  // What is kept is made new whenever the page is opened with a connection.
  if (!stored && navigator.onLine && (await isKept())) await keep().catch(() => {});
  await show(false);
  // In place of an offer's page: the offer in the directory.
  const offer = stored && document.getElementById(`d-${location.pathname.split('/').pop()}`);
  if (offer) offer.open = true;
  if (offer) offer.scrollIntoView();
}
const asOf = Date.parse(document.querySelector('#as-of')?.dateTime);
for (const warning of document.querySelectorAll('[data-old]')) warning.hidden = !(Date.now() - asOf > OLD);
