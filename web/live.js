// The live page's script. The page is complete without it; it announces what comes in, and never moves what is being
// read: new posts wait until the reader asks for them, a changed post waits while it is in view.
"use strict";
(() => {
  const feed = document.getElementById("feed");
  const news = document.getElementById("news");
  const contents = document.getElementById("contents");
  if (!feed || !news) return;

  const { slug, order, grows } = feed.dataset;
  const newest = order === "newest";
  const begun = parseInt(feed.dataset.change, 10);
  // What a post must have to be wanted here. Which posts are key updates is known only to the page itself.
  const wanted = JSON.parse(feed.dataset.wanted || "[]");
  const weighed = wanted.includes("key:1");
  const isWanted = (data) => wanted.every((one) => one === "key:1" || data.facets.includes(one));
  // What is said here is in the page's language: see Translator::forms.
  const say = JSON.parse(feed.dataset.say);
  const plural = new Intl.PluralRules(document.documentElement.lang);
  const counted = (forms, n) => (n ? [(forms[plural.select(n)] ?? forms.other).replace("#", n)] : []);
  const language = new URLSearchParams(location.search).get("lang");
  const spoken = language ? `&lang=${language}` : "";
  const title = document.title;
  const waiting = new Map();
  // The place in the log: see push.rs.
  let place = feed.dataset.change;
  let elsewhere = new Set();
  let stale = false;
  let announcing = 0;

  // ---- The order, remembered on this device

  const memory = (write) => {
    try {
      if (write) localStorage.setItem("order", write);
      return localStorage.getItem("order");
    } catch {
      return null; // Storage is forbidden: the address alone says it.
    }
  };
  for (const link of document.querySelectorAll("a[data-order]")) {
    link.addEventListener("click", () => memory(link.dataset.order));
  }
  const bare = location.search.replace(/^\?lang=\w+$/, "") === "";
  if (bare && !location.hash && newest && memory() === "oldest") {
    location.replace(`/${slug}?order=oldest${spoken}`);
    return;
  }

  // ---- What comes in

  const posts = () => [...feed.querySelectorAll(".post")];
  const element = (html) => {
    const template = document.createElement("template");
    template.innerHTML = html.trim();
    return template.content.firstElementChild;
  };
  const article = (id) => {
    const there = document.getElementById(id);
    return there?.matches(".post") ? there : null;
  };
  const inView = (post) => {
    const box = post.getBoundingClientRect();
    return (box.bottom > 0 && box.top < innerHeight) || post.contains(document.activeElement);
  };
  /** Whether somebody may be reading a post, or one that comes into its card. */
  const isRead = (data) => [data.post, ...(data.tellings ?? [])].some((id) => {
    const there = article(id);
    return there && inView(there);
  });
  // The posts of this page, whichever card they are told in.
  const own = new Set([...feed.querySelectorAll(".post, .telling")].map((one) => one.id));

  /** Does something to the page and leaves what is in view where it is. */
  const keepingPlace = (act) => {
    const anchor = posts().find((post) => post.getBoundingClientRect().bottom > 0);
    const before = anchor?.getBoundingClientRect().top;
    const root = document.documentElement;
    root.classList.add("holding");
    requestAnimationFrame(() => root.classList.remove("holding"));
    act();
    if (anchor?.isConnected) {
      const by = anchor.getBoundingClientRect().top - before;
      if (by) scrollBy({ top: by, behavior: "instant" });
    }
  };

  /** Puts an element among its fellows, which are sorted by a name of their data in the feed's order. */
  const insert = (into, selector, added, name) => {
    const value = added.dataset[name];
    const next = [...into.querySelectorAll(selector)].find((one) =>
      newest ? one.dataset[name] < value : one.dataset[name] > value);
    next ? next.before(added) : into.append(added);
  };

  /** Takes a post away, from the feed or from the card that it is told in. */
  const drop = (id) => {
    const there = document.getElementById(id);
    const around = there?.closest(there.matches(".telling") ? ".tellings" : ".day");
    there?.remove();
    if (around && !around.querySelector(".post, .telling")) around.remove();
    contents?.querySelector(`[data-post="${id}"]`)?.remove();
  };

  const putPost = (data) => {
    const post = element(data.html);
    for (const id of data.tellings ?? []) {
      drop(id);
      waiting.delete(id);
    }
    const there = article(data.post);
    if (there?.dataset.key === post.dataset.key && there.dataset.day === post.dataset.day) {
      if (there.querySelector(".tellings")?.open) post.querySelector(".tellings")?.setAttribute("open", "");
      there.replaceWith(post);
    } else {
      drop(data.post);
      let day = document.getElementById(`day-${data.day}`);
      if (!day) {
        day = element(data.section);
        insert(feed, ".day", day, "day");
      }
      insert(day.querySelector("[role=feed]"), ".post", post, "key");
    }
    putLine(data, post);
    dress();
    return post;
  };

  const putLine = (data, post) => {
    if (!contents) return;
    contents.querySelector(`[data-post="${data.post}"]`)?.remove();
    const line = element(data.line);
    let day = contents.querySelector(`details[data-day="${data.day}"]`);
    if (!day) {
      day = element(`<details open><summary></summary><ol></ol></details>`);
      day.dataset.day = data.day;
      day.firstChild.textContent = post.closest(".day").querySelector("h2").textContent;
      insert(contents, "details", day, "day");
    }
    insert(day.querySelector("ol"), "[data-key]", line, "key");
    const all = day.querySelector(".all");
    if (all) all.parentNode.append(all);
  };

  /** Of a change that is told and one that is not, both are told. */
  const wait = (data) => {
    const quiet = data.quiet && (waiting.get(data.post)?.quiet ?? true);
    waiting.set(data.post, { ...data, quiet });
  };

  const onPost = (data) => {
    const there = article(data.post);
    if (data.card && (article(data.card) || waiting.has(data.card))) {
      // Its card is here and comes with it.
      if (!there) waiting.delete(data.post);
    } else if (waiting.has(data.post)) {
      wait(data);
    } else if (there) {
      if (isRead(data)) wait(data);
      else keepingPlace(() => putPost(data));
    } else if (isWanted(data) && (data.first > begun || own.has(data.post) || (wanted.length && grows !== "no" && !weighed))) {
      // An earlier page's post is no news here, unless it has only now become what is wanted.
      const last = posts().at(-1);
      const next = document.querySelector("a[rel=next]");
      const beyond = next && last && (newest ? data.key < last.dataset.key : data.key > last.dataset.key);
      if (!own.has(data.post) && (grows === "no" || weighed)) elsewhere.add(data.post);
      else if (!beyond) wait(data);
    }
    // What waits to be told in its card waits with it.
    if (waiting.has(data.post)) for (const id of data.tellings ?? []) article(id) || waiting.delete(id);
  };

  const onRemoved = (data) => {
    waiting.delete(data.post);
    elsewhere.delete(data.post);
    keepingPlace(() => drop(data.post));
  };

  const take = (event, data, upto) => {
    place = upto || place;
    if (event === "post") onPost(data);
    else if (event === "removed") onRemoved(data);
    else stale = true;
    // What is told in a card is known a moment after it has come. However much comes, it is announced in time.
    announcing ||= setTimeout(announce, 250);
  };

  // ---- The announcement

  const announce = () => {
    announcing = 0;
    const all = [...waiting.values()];
    const fresh = all.filter((data) => !article(data.post)).length + elsewhere.size;
    const edits = all.filter((data) => article(data.post) && !data.quiet).length;
    const words = stale && !fresh
      ? say.stale
      : [...counted(weighed ? say.unweighed : say.new, fresh), ...counted(say.changed, edits)].join(say.comma);
    document.title = fresh ? `(${fresh}) ${title}` : title;
    if (!words) return news.replaceChildren();
    let button = news.querySelector("button");
    if (!button) {
      button = document.createElement("button");
      button.type = "button";
      button.addEventListener("click", show);
      news.append(button);
    }
    if (button.textContent !== words) button.textContent = words;
  };

  const show = () => {
    if (stale) return void location.reload();
    if (elsewhere.size) return void location.assign(news.dataset.url);
    const shown = [];
    keepingPlace(() => {
      for (const [id, data] of waiting) {
        const fresh = !article(id);
        const post = putPost(data);
        if (fresh) post.classList.add("fresh");
        shown.push(post);
      }
    });
    waiting.clear();
    announce();
    const first = posts().find((post) => shown.includes(post));
    if (!first) return;
    first.focus({ preventScroll: true });
    first.scrollIntoView({ block: "start" });
  };

  // A changed post that has gone out of view need wait no longer.
  let ticking = false;
  addEventListener("scroll", () => {
    if (ticking || !waiting.size) return;
    ticking = true;
    setTimeout(() => {
      ticking = false;
      for (const [id, data] of waiting) {
        if (article(id) && !isRead(data)) {
          waiting.delete(id);
          keepingPlace(() => putPost(data));
        }
      }
      announce();
    }, 500);
  }, { passive: true });

  // ---- The connection: pushed where it can be, else asked for

  let source = null;
  let timer = 0;

  const follow = () => {
    clearTimeout(timer);
    if (!("EventSource" in window)) return ask();
    source = new EventSource(`/${slug}/events?after=${place}${spoken}`);
    for (const name of ["post", "removed", "reload"]) {
      source.addEventListener(name, (e) => take(name, JSON.parse(e.data), e.lastEventId));
    }
    source.addEventListener("error", () => {
      // While it is connecting again by itself there is nothing to do.
      if (source.readyState === EventSource.CLOSED) ask();
    });
  };

  const ask = async () => {
    try {
      const answer = await fetch(`/${slug}/changes?after=${place}${spoken}`);
      if (answer.ok) {
        const { change: upto, events } = await answer.json();
        for (const { id, event, data } of events) take(event, data, id);
        place = upto;
      }
    } catch {
      // No network. The next question may be answered.
    }
    timer = setTimeout("EventSource" in window && Math.random() < 0.25 ? follow : ask, 15000);
  };

  addEventListener("pagehide", () => source?.close());
  addEventListener("pageshow", (e) => e.persisted && follow());
  follow();

  // ---- What scripts add: places in the feed, how long ago, links to be copied

  const FEW_HOURS = 4 * 3600e3;

  /** “12 min ago” beside a clock, for a few hours; the clock itself says it for ever. */
  const ago = (time) => {
    const at = time.getAttribute("datetime");
    const passed = at.includes("T") ? Date.now() - Date.parse(at) : -1;
    let words = "";
    if (passed >= 0 && passed < 60e3) words = say.now;
    else if (passed >= 0 && passed < 3600e3) words = say.minutes.replace("#", Math.floor(passed / 60e3));
    else if (passed >= 0 && passed < FEW_HOURS) words = say.hours.replace("#", Math.floor(passed / 3600e3));
    const link = time.closest("a");
    let there = link.nextElementSibling;
    if (!there?.matches(".ago")) there = null;
    if (!words) return there?.remove();
    if (!there) {
      there = document.createElement("span");
      there.className = "ago";
      link.after(there);
    }
    if (there.textContent !== words) there.textContent = words;
  };

  const dress = () => {
    for (const list of feed.querySelectorAll("[role=feed]")) {
      const all = [...list.children];
      all.forEach((post, i) => {
        post.setAttribute("aria-posinset", i + 1);
        post.setAttribute("aria-setsize", all.length);
      });
    }
    for (const time of feed.querySelectorAll(".when time")) ago(time);
  };
  dress();
  setInterval(() => document.hidden || dress(), 60e3);

  document.addEventListener("click", async (e) => {
    const button = e.target.closest?.("button.copy");
    if (!button) return;
    const { href } = button.parentElement.querySelector(".permalink");
    try {
      await navigator.clipboard.writeText(href);
      button.textContent = say.copied;
    } catch {
      location.assign(href); // It may not be copied: the address bar has it.
    }
  });

  // ---- j and k lead from post to post while the reader is in the page's main part

  document.addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey || (e.key !== "j" && e.key !== "k")) return;
    const at = document.activeElement;
    if (!at?.closest("main") || at.matches("input, select, textarea")) return;
    const all = posts();
    const here = all.indexOf(at.closest(".post"));
    const to = here < 0 ? all.find((post) => post.getBoundingClientRect().top >= 0) : all[here + (e.key === "j" ? 1 : -1)];
    if (!to) return;
    e.preventDefault();
    to.focus({ preventScroll: true });
    to.scrollIntoView({ block: "start" });
  });
})();
