// Shows the stored directory where there is no connection. It stores nothing by itself: the button of the directory does.
const NAME = 'porta-directory-1';
const NEVER = /^\/[^/]+\/(review|account|report)/;
self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(clients.claim()));

const stored = async (lang) => {
  const cache = await caches.open(NAME);
  const any = (await cache.keys()).find(({ url }) => url.endsWith('/directory'));
  const page = (await cache.match(`/${lang}/directory`)) ?? (any && (await cache.match(any)));
  if (!page) return Response.error();
  const html = (await page.text()).replace('<html ', '<html data-stored ');
  const keep = ['content-type', 'content-security-policy'].map((name) => [name, page.headers.get(name) ?? '']);
  return new Response(html, { headers: keep });
};

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin || NEVER.test(pathname)) return;
  if (request.mode === 'navigate') {
    const late = new Promise((_, no) => setTimeout(no, 6000));
    event.respondWith(Promise.race([fetch(request), late]).catch(() => stored(pathname.split('/')[1])));
  } else if (/^\/(assets\/|theme)/.test(pathname)) {
    event.respondWith(caches.match(request).then((hit) => hit ?? fetch(request)));
  }
});
