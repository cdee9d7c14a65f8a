// The embedded page's script: when something changes, the page is asked for again and its main part put in place.
"use strict";
(() => {
  const main = document.getElementById("main");
  if (!main || !("EventSource" in window)) return;
  let timer = 0;
  const renew = async () => {
    try {
      const answer = await fetch(location.href, { cache: "no-cache" });
      // What is gone is not shown any longer.
      const text = answer.ok ? await answer.text() : "";
      const fresh = new DOMParser().parseFromString(text, "text/html").getElementById("main");
      if (fresh) main.replaceChildren(...fresh.childNodes);
      else if (answer.status === 404) main.replaceChildren();
    } catch {
      // No network: the next change may find one.
    }
  };
  const source = new EventSource(`/${main.dataset.slug}/events?after=${main.dataset.change}`);
  for (const name of ["post", "removed", "reload"]) {
    source.addEventListener(name, () => {
      clearTimeout(timer);
      timer = setTimeout(renew, name === "removed" ? 0 : 1000);
    });
  }
})();
