// Leaves a sensitive page so that "back" does not lead to it again. Without script the button is a plain link.
for (const link of document.querySelectorAll("a.button-exit")) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    document.title = "";
    document.documentElement.hidden = true;
    location.replace(link.href);
  });
}
