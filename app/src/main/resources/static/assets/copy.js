// Puts a button on each piece of code that copies it. Without a script the code is selected as ever.
"use strict";

// What the button says comes with the script's tag, in the language of the page.
const words = document.currentScript.dataset;

if (navigator.clipboard) {
  for (const code of document.querySelectorAll("pre > code")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = words.copy;
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(code.textContent.trimEnd());
        button.textContent = words.copied;
      } catch {
        button.textContent = words.failed;
      }
      setTimeout(() => (button.textContent = words.copy), 2000);
    });
    const holder = document.createElement("div");
    holder.className = "copyable";
    code.parentElement.before(holder);
    holder.append(code.parentElement, button);
  }
}
