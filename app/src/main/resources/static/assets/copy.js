// Puts a button on each piece of code that copies it. Without a script the code is selected as ever.
"use strict";

if (navigator.clipboard) {
  for (const code of document.querySelectorAll("pre > code")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = "Copy";
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(code.textContent.trimEnd());
        button.textContent = "Copied";
      } catch {
        button.textContent = "Not copied";
      }
      setTimeout(() => (button.textContent = "Copy"), 2000);
    });
    const holder = document.createElement("div");
    holder.className = "copyable";
    code.parentElement.before(holder);
    holder.append(code.parentElement, button);
  }
}
