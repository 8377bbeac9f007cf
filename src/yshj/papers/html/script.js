"use strict";
(() => {
  const by = (id) => document.getElementById(id);
  const read = (id) => JSON.parse(by(id).textContent);
  const year = read("data"), places = read("places");
  document.documentElement.classList.add("scripted");

  // The year: one slider moves all tiles and the cursor of the chart.
  const slider = by("week"), said = by("week-said"), cursor = by("cursor"), play = by("play");
  const tiles = [...document.querySelectorAll("[data-tile]")];
  const stays = said.textContent;

  function show(week) {
    const states = year.states[week], counts = year.names.map(() => 0);
    tiles.forEach((tile, place) => {
      const state = Number(states[place]);
      counts[state] += 1;
      tile.className = `tile ${year.names[state]}`;
      tile.firstChild.textContent = year.marks[state];
      tile.lastChild.textContent = ` ${year.words[state]}`;
    });
    const told = counts.map((count, state) => `${year.marks[state]} ${year.words[state]} ${count}`);
    if (!counts[counts.length - 1]) told.pop();
    const last = week === year.states.length - 1;
    said.textContent = last ? stays : `截至 ${year.days[week]}：${told.join("  ")}`;
    slider.setAttribute("aria-valuetext", year.days[week]);
    cursor.setAttribute("x1", places[week]);
    cursor.setAttribute("x2", places[week]);
  }

  let playing = 0;
  function stop() {
    clearInterval(playing);
    playing = 0;
    play.textContent = "播放";
    play.setAttribute("aria-pressed", "false");
  }
  function step() {
    if (Number(slider.value) >= Number(slider.max)) return stop();
    slider.value = Number(slider.value) + 1;
    show(Number(slider.value));
  }
  play.addEventListener("click", () => {
    if (playing) return stop();
    if (slider.value === slider.max) slider.value = 0;
    show(Number(slider.value));
    play.textContent = "停止";
    play.setAttribute("aria-pressed", "true");
    playing = setInterval(step, 250);
  });
  slider.addEventListener("input", () => {
    stop();
    show(Number(slider.value));
  });
  by("slide").addEventListener("submit", (event) => event.preventDefault());

  // The tasks: filter, sort, open.
  const form = by("filter"), list = by("list"), shown = by("shown"), open = by("open");
  const rows = [...list.children].map((row) => ({
    row,
    text: row.querySelector("summary").textContent.toLowerCase(),
    units: row.dataset.units.split("|"),
  }));
  const orders = {
    order: (one, other) => one.order - other.order,
    rank: (one, other) => one.rank - other.rank || one.due.localeCompare(other.due),
    due: (one, other) => one.due.localeCompare(other.due),
    progress: (one, other) => one.progress - other.progress,
  };
  let sorted = "order";

  function filter() {
    const { state, unit, text, sort } = Object.fromEntries(new FormData(form));
    const wanted = text.trim().toLowerCase();
    let number = 0;
    for (const { row, text: words, units } of rows) {
      const fits = (!state || row.dataset.state === state) && (!unit || units.includes(unit)) && words.includes(wanted);
      row.hidden = !fits;
      number += fits;
    }
    shown.textContent = number === rows.length ? `共 ${number} 项` : `${number} 项（全部 ${rows.length} 项）`;
    if (sort !== sorted) {
      sorted = sort;
      const compare = (one, other) =>
        orders[sort](one.row.dataset, other.row.dataset) || orders.order(one.row.dataset, other.row.dataset);
      list.append(...[...rows].sort(compare).map(({ row }) => row));
    }
  }
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  filter();

  // What a task says is text until it is opened: a browser takes seconds to build the tables of 1,000.
  function fill(row) {
    const told = row.querySelector(".body > noscript");
    if (told) told.parentElement.innerHTML = told.textContent;
  }
  list.addEventListener("toggle", (event) => fill(event.target.parentElement), true);
  if (rows.length <= 200) rows.forEach(({ row }) => fill(row)); // so that the browser's own search finds it

  open.addEventListener("click", () => {
    const opening = open.textContent === "全部展开";
    for (const { row } of rows) if (!row.hidden) row.firstElementChild.open = opening;
    open.textContent = opening ? "全部收起" : "全部展开";
  });

  function reveal() {
    const row = location.hash.startsWith("#t-") && by(decodeURIComponent(location.hash.slice(1)));
    if (!row) return;
    if (row.hidden) {
      form.reset();
      filter();
    }
    row.firstElementChild.open = true;
    row.scrollIntoView({ block: "start" });
    row.querySelector("summary").focus({ preventScroll: true });
  }
  addEventListener("hashchange", reveal);
  reveal();
})();
