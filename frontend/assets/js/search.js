// Suggestions while typing, from our own pages. Without script the field has those that came with the page.
const field = document.querySelector("input[list][data-suggest]");
const list = field && document.getElementById(field.getAttribute("list"));
if (list) {
  let asked = "";
  let waiting;
  const ask = async () => {
    const typed = field.value.trim();
    if (typed.length < 2 || typed === asked) return;
    asked = typed;
    try {
      const answer = await fetch(`${field.dataset.suggest}?q=${encodeURIComponent(typed)}`);
      if (!answer.ok || asked !== typed) return;
      list.replaceChildren(...(await answer.json()).map((text) => new Option(text, text)));
    } catch {
      // No suggestions then; the form works as it is.
    }
  };
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, 150);
  });
}
