// The map's days under a slider. Without this file they are links.
(() => {
  const slider = document.querySelector(".slider");
  if (!slider) return;
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
    const name = one?.dataset.name ?? "all days";
    says.textContent = name;
    range.setAttribute("aria-valuetext", name);
    const claims = document.querySelectorAll(".place .told > li:not(.off)").length;
    shown.textContent = day ? `${name}: ${claims} ${claims === 1 ? "claim" : "claims"} with a place.` : "";
  };
  range.addEventListener("input", show);
  slider.hidden = false;
  show();
})();
