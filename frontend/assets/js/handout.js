// Collecting, the note and sharing, made easier. Every page works without it; nothing is stored, and the note goes nowhere.
const note = () => document.querySelector('#note');
const links = () => [...document.querySelectorAll('a[data-swap]')];

const begin = () => {
  for (const button of document.querySelectorAll('[data-do]')) {
    button.hidden = button.dataset.do === 'share' && !navigator.share;
  }
};

// The same page with other entries takes the place of this one, so that neither the note nor the place in the page is lost.
const swap = async (link) => {
  const place = links().indexOf(link);
  const key = link.dataset.swap;
  const answer = await fetch(link.href);
  if (!answer.ok) throw answer;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const written = note()?.value;
  document.body.replaceWith(page.body);
  history.replaceState(null, '', link.href);
  if (written && note()) note().value = written;
  begin();
  const now = links();
  (now.find((one) => key && one.dataset.swap === key) ?? now[Math.min(place, now.length - 1)])?.focus({ preventScroll: true });
};

const does = {
  share: ({ title, link }) => navigator.share({ title, url: link }),
  copy: async ({ link, done }, button) => {
    await navigator.clipboard.writeText(link);
    button.querySelector('span').textContent = done;
  },
  print: () => print(),
};

document.addEventListener('click', (event) => {
  const target = event.target.closest?.('a[data-swap], [data-do]');
  if (!target || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  if (target.dataset.do) {
    Promise.resolve(does[target.dataset.do](target.dataset, target)).catch(() => {});
  } else {
    event.preventDefault();
    swap(target).catch(() => location.assign(target.href));
  }
});
begin();
