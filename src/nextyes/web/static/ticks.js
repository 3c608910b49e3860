// Lists of deals that are ticked: all of a page at once, and how many they are.
"use strict";

const ticks = (name) => [...document.querySelectorAll(`input[type=checkbox][name="${name}"]`)];

function count(name) {
  const number = ticks(name).filter((tick) => tick.checked).length;
  for (const told of document.querySelectorAll(`[data-counts="${name}"]`)) {
    told.dataset.none ??= told.textContent;
    told.textContent = number ? `${number} ticked:` : told.dataset.none;
  }
  for (const all of document.querySelectorAll(`[data-ticks="${name}"]`)) {
    all.checked = number > 0 && number === ticks(name).length;
    all.indeterminate = number > 0 && !all.checked;
  }
}

document.addEventListener("change", (event) => {
  const name = event.target.dataset.ticks;
  if (name) for (const tick of ticks(name)) tick.checked = event.target.checked;
  if (name || event.target.matches("input[type=checkbox][name]")) count(name || event.target.name);
});

for (const told of document.querySelectorAll("[data-counts]")) count(told.dataset.counts);
