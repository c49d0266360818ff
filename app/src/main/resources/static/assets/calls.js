// Keeps the list of calls up to date while somebody looks at it. Without a script a link does that.
"use strict";

// What the button says comes with the script's tag, in the language of the page.
const saying = document.currentScript.dataset;

const list = document.getElementById("calls");
if (list) {
  // What is shown once came by a form: loading the page again must not send it again.
  if (document.querySelector("main .notice")) {
    history.replaceState(null, "", list.dataset.calls.replace(/\/calls$/, ""));
  }

  const EVERY = 3000;
  let paused = false;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "plain";
  const say = () => {
    button.textContent = paused ? saying.keep : saying.pause;
  };
  button.addEventListener("click", () => {
    paused = !paused;
    say();
  });
  say();
  list.before(button);

  const load = async () => {
    if (paused || document.hidden || list.contains(document.activeElement)) {
      return;
    }
    try {
      const answer = await fetch(list.dataset.calls, { redirect: "error" });
      if (!answer.ok) {
        throw new Error(answer.status);
      }
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      list.replaceChildren(...page.getElementById("calls").childNodes);
    } catch {
      paused = true; // signed out, or the server is away: the link tells which
      say();
    }
  };
  setInterval(load, EVERY);
}
