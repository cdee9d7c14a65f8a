// The map's days under a slider. Without this file they are links.
(() => {
  const slider = document.querySelector(".slider");
  if (!slider) return;
  const say = JSON.parse(slider.dataset.say);
  const plural = new Intl.PluralRules(document.documentElement.lang);
  const range = slider.querySelector("input");
  const says = slider.querySelector("output");
  const shown = document.getElementById("shown");
  const days = [...document.querySelectorAll(".days [data-day]")];
  const dated = [...document.querySelectorAll("main [data-days]")];
  const show = () => {
    const one = days[range.value - 1];
    const day = one?.dataset.day;
    for (const element of dated) {
      element.classList.toggle("off", Boolean(day) && !element.dataset.days.split(" ").includes(day));
    }
    const name = one?.dataset.name ?? say.all;
    says.textContent = name;
    range.setAttribute("aria-valuetext", name);
    const claims = document.querySelectorAll(".place .told > li:not(.off)").length;
    shown.textContent = day ? `${name}: ${(say.shown[plural.select(claims)] ?? say.shown.other).replace("#", claims)}` : "";
  };
  range.addEventListener("input", show);
  slider.hidden = false;
  show();
})();
