// Adds to the pages what a browser can do by itself: the clock counts, news comes without a reload, a form is sent without
// leaving the page. Without this script every page works as well.
"use strict";

(() => {
  const main = document.getElementById("main");
  if (!main) return;
  const words = document.body.dataset;
  const top = document.getElementById("top");
  const digits = document.getElementById("clock");
  const label = document.getElementById("label");
  const until = document.getElementById("until");
  const dock = document.getElementById("dock");
  let key = main.dataset.key;
  let waiting = false;
  let sending = false;
  // Something was refused: what stands in the fields is not sent, though it is what the page came with.
  let refused = Boolean(main.querySelector(".error"));
  let clock = { until: Number(digits.dataset.until) || null, total: Number(digits.dataset.total) || 0 };
  // The difference between the clock of the program and the one of this phone, in milliseconds.
  let ahead = Number(words.now) - Date.now();

  const say = (text, bad, act) => {
    dock.textContent = text;
    dock.hidden = !text;
    dock.classList.toggle("bad", Boolean(bad));
    if (act) {
      const button = document.createElement("button");
      button.textContent = words.goThere;
      button.addEventListener("click", act);
      dock.append(button);
    }
  };

  // The clock
  const show = () => {
    if (!clock.until) return;
    const left = clock.until - (Date.now() + ahead);
    const seconds = left > -1000 ? Math.max(0, Math.ceil(left / 1000)) : Math.floor(-left / 1000);
    const minutes = Math.floor(seconds / 60);
    const text = (left <= -1000 ? "+" : "") + minutes + ":" + String(seconds % 60).padStart(2, "0");
    if (digits.textContent !== text) digits.textContent = text;
    const state = left <= 0 ? "over" : left <= 60000 ? "last" : left * 5 <= clock.total ? "soon" : "left";
    const said = { left: words.left, soon: words.left, last: words.last, over: left > -1000 ? words.up : words.over }[state];
    if (label.textContent !== said) label.textContent = said;
    top.className = "top " + state;
  };
  const set = (next) => {
    clock = next || { until: null, total: 0 };
    digits.hidden = label.hidden = !next;
    if (next && !next.until) {
      digits.textContent = next.digits;
      label.textContent = next.label;
      top.className = "top " + next.state;
    }
    until.hidden = true;
    show();
  };
  setInterval(show, 200);
  until.hidden = true;
  show();

  // What is typed or chosen here and not sent yet
  const unsent = () => [...main.querySelectorAll("form:not([data-reload])")].some((form) =>
    [...form.elements].some((field) => {
      if (field.type === "hidden" || field.type === "submit" || field.tagName === "BUTTON" || field.tagName === "FIELDSET") return false;
      if (field.type === "radio" || field.type === "checkbox") return field.checked !== field.defaultChecked;
      if (field.tagName === "SELECT") return [...field.options].some((o) => o.selected !== o.defaultSelected) && field.selectedIndex > 0;
      return field.value !== field.defaultValue || (refused && field.value !== "");
    }));

  // Texts that are being typed in other forms than the one just sent, by the place of each
  const place = (field) => [field.form.getAttribute("action"), field.name,
    ...["column", "entry", "run"].map((name) => (field.form.elements[name] || {}).value)].join(" ");
  const half = (except) => [...main.querySelectorAll("textarea, input:not([type=hidden]):not([type=radio]):not([type=checkbox])")]
    .filter((field) => field.form && field.form !== except && field.value !== field.defaultValue)
    .map((field) => [place(field), field.value]);
  const restore = (texts) => {
    for (const [where, text] of texts) {
      const field = [...main.querySelectorAll("textarea, input")].find((field) => field.form && place(field) === where);
      if (field) field.value = text;
    }
  };

  // Puts the page that came in the place of this one, without moving what is looked at
  const take = (html, sent) => {
    const page = new DOMParser().parseFromString(html, "text/html");
    const next = page.getElementById("main");
    if (!next) { location.reload(); return; }
    const open = [...main.querySelectorAll("details[open]")].map((d) => d.id).filter(Boolean);
    const texts = half(sent);
    // What is announced stays the same element: only then it is read out.
    const status = document.getElementById("status");
    const said = next.querySelector("#status");
    const announced = said.textContent;
    status.className = said.className;
    said.replaceWith(status);
    main.replaceChildren(...next.childNodes);
    setTimeout(() => { status.textContent = announced; }, 50);
    restore(texts);
    refused = Boolean(main.querySelector(".error:not(#status)"));
    main.dataset.key = key = next.dataset.key;
    document.title = page.title;
    const line = page.querySelector(".day");
    if (line) top.querySelector(".day").replaceWith(line);
    document.getElementById("now").textContent = page.getElementById("now").textContent;
    const clockNow = page.getElementById("clock");
    set(clockNow.hidden ? null : {
      until: Number(clockNow.dataset.until) || null, total: Number(clockNow.dataset.total) || 0,
      digits: clockNow.textContent, label: page.getElementById("label").textContent, state: page.getElementById("top").className.replace("top ", ""),
    });
    open.forEach((id) => { const d = document.getElementById(id); if (d) d.open = true; });
    waiting = false;
    say("");
    if (!sent) return;
    const first = main.querySelector(".wrong input:not([type=hidden]), .wrong textarea, .wrong select");
    const good = main.querySelector(".good:not(#status)");
    if (good && !first) good.tabIndex = -1;
    if (first || good) (first || good).focus({ preventScroll: Boolean(!first) });
  };

  // Another language is another page: what was typed goes along
  const kept = "half-typed";
  try {
    restore(JSON.parse(sessionStorage.getItem(kept) || "[]"));
    sessionStorage.removeItem(kept);
  } catch { /* A browser that keeps nothing */ }

  const refresh = async () => {
    try {
      const answer = await fetch(location.pathname, { credentials: "same-origin" });
      take(await answer.text(), null);
    } catch { say(words.lost, true); }
  };

  // Forms
  main.addEventListener("submit", async (event) => {
    const form = event.target;
    if (form.hasAttribute("data-reload")) {
      try { sessionStorage.setItem(kept, JSON.stringify(half(form))); } catch { /* The same */ }
      return;
    }
    event.preventDefault();
    if (sending) return;
    sending = true;
    const fields = new URLSearchParams(new FormData(form));
    if (event.submitter && event.submitter.name) fields.append(event.submitter.name, event.submitter.value);
    const button = event.submitter;
    const was = button && button.textContent;
    if (button) { button.setAttribute("aria-disabled", "true"); button.textContent = words.sending; }
    try {
      const answer = await fetch(form.getAttribute("action"), { method: "POST", body: fields, credentials: "same-origin" });
      const kind = answer.headers.get("Content-Type") || "";
      if (kind.startsWith("text/html")) { take(await answer.text(), form); return; }
      say(words.refused, true);
    } catch { say(words.lost, true); } finally { sending = false; }
    if (button) { button.removeAttribute("aria-disabled"); button.textContent = was; }
  });

  // News
  let stream = null;
  let again = null;
  const connect = () => {
    clearTimeout(again);
    if (stream) stream.close();
    stream = new EventSource("events");
    stream.onmessage = (event) => {
      const news = JSON.parse(event.data);
      if (!waiting) say("");
      ahead = news.page.now - Date.now();
      if (news.key !== key) {
        if (!unsent()) { refresh(); return; }
        waiting = true;
        say(words.news, false, refresh);
        return;
      }
      set(news.page.clock);
      for (const [name, html] of Object.entries(news.page.parts)) {
        const part = main.querySelector("[data-part=" + name + "]");
        if (part && part.dataset.last !== html) { part.innerHTML = html; part.dataset.last = html; }
      }
    };
    stream.addEventListener("closed", () => say(words.closed, false));
    stream.onerror = () => {
      if (dock.hidden) say(words.lost, true);
      // Browsers wait longer and longer, or give up: here it is tried again every second.
      stream.close();
      clearTimeout(again);
      again = setTimeout(connect, 1000);
    };
  };
  document.addEventListener("visibilitychange", () => { if (!document.hidden) connect(); });
  window.addEventListener("online", connect);
  window.addEventListener("pagehide", () => stream && stream.close());
  window.addEventListener("pageshow", (event) => event.persisted && connect());
  connect();
})();
