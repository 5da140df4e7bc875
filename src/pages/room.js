// Adds to the pages what a browser can do by itself: the clock counts, news comes without a reload, a form is sent without
// leaving the page. Without this script every page works as well.
"use strict";

(() => {
  const main = document.getElementById("main");
  // Whoever waits to be let in goes on as soon as they are.
  const waits = document.getElementById("waits");
  if (waits) {
    waits.hidden = false;
    setInterval(async () => {
      try {
        const answer = await fetch("./", { credentials: "same-origin" });
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        if (!page.getElementById("waits")) location.replace("./");
      } catch { /* It is tried again. */ }
    }, 2000);
  }
  if (!main) return;
  const words = document.body.dataset;
  const top = document.getElementById("top");
  const digits = document.getElementById("clock");
  const label = document.getElementById("label");
  const until = document.getElementById("until");
  const dock = document.getElementById("dock");
  const floor = document.getElementById("floor");
  const turn = document.getElementById("turn");
  document.documentElement.classList.add("scripted");
  let key = main.dataset.key;
  let path = location.pathname;
  let waiting = false;
  let sending = false;
  let later = "";
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
    // The room is asked whether it goes on: the page for that comes from the program, whose clock may be a moment behind.
    if (left <= 0 && digits.hasAttribute("data-asks")) {
      digits.removeAttribute("data-asks");
      setTimeout(() => { if (!unsent()) refresh(); }, 1200 + Math.random() * 800);
    }
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

  // What stays in sight below it
  const fit = () => document.documentElement.style.setProperty("--top", top.offsetHeight + "px");
  if (window.ResizeObserver) new ResizeObserver(fit).observe(top);
  fit();

  // What is typed, chosen or moved here and not sent yet
  const order = (form) => [...form.querySelectorAll("[name=order]")].map((field) => field.value).join();
  const settle = () => main.querySelectorAll("form").forEach((form) => { form.dataset.order = order(form); });
  const dirty = (form) => order(form) !== form.dataset.order || form.dataset.waits ||
    [...form.elements].some((field) => {
      if (field.type === "hidden" || field.type === "submit" || field.tagName === "BUTTON" || field.tagName === "FIELDSET") return false;
      if (field.type === "radio" || field.type === "checkbox") return field.checked !== field.defaultChecked;
      if (field.tagName === "SELECT") return [...field.options].some((o) => o.selected !== o.defaultSelected) && field.selectedIndex > 0;
      return field.value !== field.defaultValue || (refused && field.value !== "");
    });
  const unsent = () => [...main.querySelectorAll("form:not([data-reload])")].some(dirty);
  main.addEventListener("input", (event) => event.target.form && event.target.form.classList.toggle("changed", dirty(event.target.form)));
  settle();

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

  // Takes what stands around a sheet: what runs, the clock, the bar
  const around = (page) => {
    const bar = page.getElementById("floor");
    if (floor && bar) hold(floor, () => floor.replaceChildren(...bar.childNodes));
    if (floor) floor.hidden = !bar; else if (bar) location.reload();
    const own = page.getElementById("turn");
    if (own) showHand(own.innerHTML, own.dataset.speaks === "yes");
    const line = page.querySelector(".day");
    if (line) top.querySelector(".day").replaceWith(line);
    document.getElementById("now").textContent = page.getElementById("now").textContent;
    const clockNow = page.getElementById("clock");
    digits.toggleAttribute("data-asks", clockNow.hasAttribute("data-asks"));
    set(clockNow.hidden ? null : {
      until: Number(clockNow.dataset.until) || null, total: Number(clockNow.dataset.total) || 0,
      digits: clockNow.textContent, label: page.getElementById("label").textContent, state: page.getElementById("top").className.replace("top ", ""),
    });
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
    settle();
    refused = Boolean(main.querySelector(".error:not(#status)"));
    main.dataset.key = key = next.dataset.key;
    document.title = page.title;
    around(page);
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
  const stored = "half-typed";
  try {
    restore(JSON.parse(sessionStorage.getItem(stored) || "[]"));
    sessionStorage.removeItem(stored);
  } catch { /* A browser that keeps nothing */ }
  // Changes a part of the page; what has the focus there has it afterwards
  const hold = (part, change) => {
    const all = () => [...part.querySelectorAll("button, a")];
    const at = all().indexOf(document.activeElement);
    change();
    if (at >= 0 && all()[at]) all()[at].focus({ preventScroll: true });
  };

  const refresh = async () => {
    try {
      const answer = await fetch(path, { credentials: "same-origin" });
      take(await answer.text(), null);
    } catch { say(words.lost, true); }
  };

  // Something else runs: the sheet of questions stays as it is, what stands around it does not
  const turnPage = async () => {
    try {
      const answer = await fetch(path, { credentials: "same-origin" });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (!page.getElementById("main")) { location.reload(); return; }
      around(page);
      if (!page.getElementById("floor") && !unsent()) go(path.slice(0, path.lastIndexOf("/") + 1), true);
    } catch { say(words.lost, true); }
  };

  // The sheets of the page: what is half typed or chosen on one stays there while another one is looked at
  const kept = new Map();
  const go = async (to, push) => {
    if (to === path) return;
    const left = { nodes: [...main.childNodes], key, refused, title: document.title, scroll: window.scrollY };
    const half = unsent();
    const back = kept.get(to);
    kept.delete(to);
    if (back) {
      if (half) kept.set(path, left);
      path = to;
      main.replaceChildren(...back.nodes);
      main.dataset.key = key = back.key;
      refused = back.refused;
      document.title = back.title;
      waiting = false;
      mark();
      showHand(...hand);
      window.scrollTo(0, back.scroll);
    } else {
      let html;
      try {
        const answer = await fetch(to, { credentials: "same-origin" });
        html = await answer.text();
      } catch { say(words.lost, true); return; }
      if (half) kept.set(path, left);
      path = to;
      const status = document.getElementById("status").cloneNode(false);
      main.replaceChildren(status);
      take(html, null);
      window.scrollTo(0, 0);
      const title = main.querySelector("h1");
      if (title && push) { title.tabIndex = -1; title.focus({ preventScroll: true }); }
    }
    if (push) history.pushState(null, "", to);
    connect();
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest && event.target.closest("a[href]");
    if (!link || link.target || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const to = new URL(link.href);
    const folder = new URL(".", location.href).pathname;
    const sheets = ["", "questions", "message"].map((name) => folder + name);
    if (to.origin !== location.origin || to.search || !sheets.includes(to.pathname)) return;
    event.preventDefault();
    if (to.pathname === path) refresh(); else go(to.pathname, true);
  });
  window.addEventListener("popstate", () => go(location.pathname, false));

  // The bar says on which sheet one is
  const sheet = () => path.slice(path.lastIndexOf("/") + 1);
  const mark = () => {
    if (!floor) return;
    for (const link of floor.querySelectorAll("a")) {
      const of = link.dataset.sheet;
      const here = of === sheet();
      if (here) link.setAttribute("aria-current", "page"); else link.removeAttribute("aria-current");
      link.setAttribute("href", here ? "./" : of);
    }
    const where = floor.querySelector("[name=sheet]");
    if (where) where.value = sheet();
  };

  // One's own hand, and how the questions stand
  let hand = [turn.innerHTML, turn.dataset.speaks === "yes"];
  let toldUntil = 0;
  const showHand = (html, speaks) => {
    hand = [html, speaks];
    const up = Boolean(html);
    // Who has just raised a hand reads for a moment how many are before them; who has the floor reads it all the time.
    turn.hidden = sheet() === "questions" || !up || !(speaks || Date.now() < toldUntil);
    if (up && turn.dataset.last !== html) { turn.innerHTML = html; turn.dataset.last = html; }
    const button = floor && floor.querySelector("button");
    if (button) {
      const text = up ? words.handUp : words.raise;
      if (button.textContent !== text && !sending) button.textContent = text;
      button.setAttribute("aria-pressed", String(up));
      floor.querySelector("[name=up]").value = up ? "no" : "yes";
    }
    const notice = document.getElementById("hand");
    if (!notice) return;
    const line = notice.querySelector("[data-part=hand]");
    if (line.dataset.last !== html && html) { line.innerHTML = html; line.dataset.last = html; }
    notice.hidden = !up;
  };
  const showAsked = (asked) => {
    const rows = new Map([...main.querySelectorAll("[data-question]")].map((row) => [row.dataset.question, row]));
    let fresh = 0;
    for (const [question, votes, label] of asked) {
      const row = rows.get(question);
      rows.delete(question);
      if (!row) { if (votes !== null) fresh += 1; continue; }
      row.style.visibility = "";
      const button = row.querySelector(".vote");
      if (!button) continue;
      if (votes === null) button.setAttribute("aria-disabled", "true"); else if (!sending) button.removeAttribute("aria-disabled");
      if (votes === null) continue;
      const count = button.querySelector(".count");
      if (count.textContent !== String(votes)) count.textContent = votes;
      if (label) button.setAttribute("aria-label", label);
    }
    // What is hidden from the room leaves its place empty, so that nothing moves.
    for (const row of rows.values()) if (row.querySelector(".vote")) row.style.visibility = "hidden";
    const news = document.getElementById("news");
    if (!news) return;
    const all = news.dataset.words.split("|");
    news.hidden = fresh === 0;
    if (fresh) news.textContent = (all[fresh - 1] || all[all.length - 1].replace(String(all.length), String(fresh)));
  };

  // Rows that buttons move or fill
  const fill = (pattern, values) => pattern.replace(/\{([on])\}/g, (_, name) => values[name]);
  const disable = (button, disabled) => disabled ? button.setAttribute("aria-disabled", "true") : button.removeAttribute("aria-disabled");
  const announce = (text) => {
    const status = document.getElementById("status");
    status.className = "unseen";
    status.textContent = "";
    setTimeout(() => { status.textContent = text; }, 50);
  };
  const rank = (form, button) => {
    const list = form.querySelector(".ranking");
    const line = list.querySelector(".line");
    const rows = () => [...list.querySelectorAll(".row")];
    const ranked = () => [...list.children].indexOf(line);
    const [what, option] = button.value.split("-");
    const row = rows().find((row) => row.querySelector("[name=order]").value === option);
    const [at, all, has, most] = [rows().indexOf(row), rows().length, ranked(), Number(list.dataset.most)];
    const exchange = (a, b) => {
      const gap = document.createComment("");
      a.replaceWith(gap);
      b.replaceWith(a);
      gap.replaceWith(b);
    };
    if (what === "up" && at > 0) {
      if (at === has && has < most) row.after(line); else exchange(row, rows()[at - 1]);
    } else if (what === "down" && at < all - 1) {
      if (at + 1 === has && has > 1) row.before(line); else exchange(row, rows()[at + 1]);
    } else if (what === "out" && has > 1) line.after(row);
    rows().forEach((row, at) => {
      const [up, down] = row.querySelectorAll("button");
      row.querySelector(".rank").textContent = at < ranked() ? at + 1 : "–";
      disable(up, at === 0);
      disable(down, at === all - 1);
    });
    line.hidden = ranked() === all;
    const leave = form.querySelector(".leave");
    const lowest = rows()[ranked() - 1];
    leave.hidden = !line.hidden;
    leave.value = "out-" + lowest.querySelector("[name=order]").value;
    const name = (row) => row.querySelector(".what").textContent.trim();
    leave.textContent = fill(list.dataset.leave, { o: name(lowest) });
    form.classList.toggle("changed", dirty(form));
    const place = rows().indexOf(row);
    const [up, down] = row.querySelectorAll("button");
    (place === 0 || (what === "down" && place < all - 1) ? down : up).focus();
    announce(fill(place < ranked() ? list.dataset.now : list.dataset.out, { o: name(row), n: place + 1 }));
  };
  const give = (form, button) => {
    const [what, at] = button.value.split("-");
    const field = form.elements["amount-" + at];
    const pressed = button.getAttribute("aria-disabled") !== "true";
    if (pressed) field.value = Number(field.value) + (what === "more" ? 1 : -1);
    const box = form.querySelector(".budget");
    const rows = [...form.querySelectorAll(".give .row")].map((row) => [row, Number(row.querySelector("[name^=amount]").value)]);
    const cost = (n) => (box.dataset.squares ? n * n : n);
    const left = Number(box.dataset.budget) - rows.reduce((sum, [, n]) => sum + cost(n), 0);
    const affords = (n) => cost(n + 1) - cost(n) <= left;
    for (const [row, n] of rows) {
      const [less, more] = row.querySelectorAll("button");
      const amount = row.querySelector(".amount");
      amount.textContent = n;
      amount.classList.toggle("none", n === 0);
      disable(less, n === 0);
      disable(more, !affords(n) || (box.dataset.cap !== "" && n >= Number(box.dataset.cap)));
    }
    const spent = !rows.some(([, n]) => affords(n));
    const said = fill(box.dataset.left, { n: left });
    box.querySelector(".left").textContent = said;
    box.querySelectorAll(".pips svg").forEach((pip, at) => pip.classList.toggle("full", at < left));
    box.querySelector(".pips").hidden = spent;
    box.querySelector(".spent").hidden = !spent;
    announce(spent ? box.dataset.none : said + " " + box.dataset.words);
    if (pressed && form.hasAttribute("data-at-once")) send(form);
  };
  // Sends each change at once, one after the other; of several that wait, the newest
  const send = async (form) => {
    const kept = form.querySelector(".kept");
    kept.hidden = true;
    const before = form.dataset.waits;
    form.dataset.waits = "again";
    if (before) return;
    while (form.isConnected && form.dataset.waits === "again") {
      form.dataset.waits = "now";
      if (!form.hasAttribute("data-voted") && [...form.querySelectorAll("[name^=amount]")].every((field) => field.value === "0")) break;
      let pause = 0;
      try {
        const answer = await fetch(form.getAttribute("action"), { method: "POST", body: new URLSearchParams(new FormData(form)), credentials: "same-origin" });
        const html = await answer.text();
        if (answer.ok) {
          form.setAttribute("data-voted", "");
          learn(form, html);
          say("");
          kept.hidden = form.dataset.waits === "again";
        } else if (answer.status === 429 || answer.status === 503) {
          if (answer.status === 503) say(words.unsaved, true);
          pause = 400;
        } else { take(html, form); return; }
      } catch { say(words.lost, true); pause = 1000; }
      if (pause) {
        form.dataset.waits = "again";
        await new Promise((done) => setTimeout(done, pause));
      }
    }
    delete form.dataset.waits;
    if (later && later !== key) refresh();
    later = "";
  };
  // Takes over from the page that came what is said of the rows, and leaves the rows alone
  const learn = (form, html) => {
    const page = new DOMParser().parseFromString(html, "text/html");
    const next = page.getElementById("main");
    main.dataset.key = key = next.dataset.key;
    document.title = page.title;
    for (const to of form.querySelectorAll("[data-live]")) {
      const from = next.querySelector("[data-live=" + to.dataset.live + "]");
      if (!from) continue;
      to.textContent = from.textContent;
      if (from.hasAttribute("aria-pressed")) to.setAttribute("aria-pressed", "true"); else to.removeAttribute("aria-pressed");
    }
    for (const part of main.querySelectorAll("[data-part]")) {
      const from = next.querySelector("[data-part=" + part.dataset.part + "]");
      if (from) part.innerHTML = from.innerHTML;
    }
  };

  // Forms
  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (form.hasAttribute("data-reload")) {
      try { sessionStorage.setItem(stored, JSON.stringify(half(form))); } catch { /* The same */ }
      return;
    }
    if (!main.contains(form) && !(floor && floor.contains(form))) return;
    const quiet = form.getAttribute("action") === "hand" || form.getAttribute("action") === "want";
    event.preventDefault();
    if (event.submitter && event.submitter.name === "move") {
      (form.querySelector(".ranking") ? rank : give)(form, event.submitter);
      return;
    }
    if (sending) return;
    sending = true;
    const fields = new URLSearchParams(new FormData(form));
    if (event.submitter && event.submitter.name) fields.append(event.submitter.name, event.submitter.value);
    const button = event.submitter;
    const was = button && button.textContent;
    if (button) button.setAttribute("aria-disabled", "true");
    if (button && !quiet) button.textContent = words.sending;
    try {
      const answer = await fetch(form.getAttribute("action"), { method: "POST", body: fields, credentials: "same-origin" });
      const kind = answer.headers.get("Content-Type") || "";
      if (kind.startsWith("text/html")) {
        const html = await answer.text();
        if (quiet) { sending = false; touch(html, answer.ok, form); } else take(html, form);
        if (!quiet || !button) return;
        button.removeAttribute("aria-disabled");
        return;
      }
      say(words.refused, true);
    } catch { say(words.lost, true); } finally { sending = false; }
    if (button) button.removeAttribute("aria-disabled");
    if (button && !quiet) button.textContent = was;
  });

  // Takes from the page that came only what a press of a small button changes: nothing that is typed is touched
  const touch = (html, ok, form) => {
    const page = new DOMParser().parseFromString(html, "text/html");
    if (!page.getElementById("main")) { location.reload(); return; }
    const said = page.querySelector(".error") || page.getElementById("status");
    if (!ok) { say(said.textContent, true); return; }
    const bar = page.getElementById("floor");
    if (form.getAttribute("action") === "want") {
      const row = form.closest("[data-question]");
      const next = row && page.querySelector("[data-question='" + row.dataset.question + "'] form");
      if (next) hold(row, () => form.replaceChildren(...next.childNodes));
    } else if (bar) {
      const next = page.getElementById("turn");
      toldUntil = Date.now() + 6000;
      showHand(next.innerHTML, next.dataset.speaks === "yes");
      setTimeout(() => showHand(...hand), 6100);
    }
  };

  // News
  let stream = null;
  let again = null;
  const connect = () => {
    clearTimeout(again);
    if (stream) stream.close();
    stream = new EventSource("events" + (sheet() === "questions" ? "?questions" : ""));
    stream.onmessage = (event) => {
      const news = JSON.parse(event.data);
      if (!waiting) say("");
      ahead = news.page.now - Date.now();
      if (news.key !== key && sheet()) {
        key = news.key;
        turnPage();
      } else if (news.key !== key) {
        // What is being sent changes the page itself: its answer tells.
        if (main.querySelector("[data-waits]")) { later = news.key; return; }
        if (!unsent()) { refresh(); return; }
        waiting = true;
        say(words.news, false, refresh);
        return;
      }
      set(news.page.clock);
      showHand(news.hand, news.speaks);
      const asked = document.getElementById("asked");
      if (asked) { asked.textContent = news.page.questions; asked.hidden = !news.page.questions; }
      if (news.asked) showAsked(news.asked);
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
