// Keeps the shared screen on the present: the clock counts here, the rest comes from one stream and replaces what changed.
(() => {
  "use strict";
  const sheet = document.getElementById("sheet");
  const words = document.body.dataset;
  let ahead = Number(words.now) - Date.now();
  let seen = Date.now();
  let lost = false;

  const two = (n) => String(n).padStart(2, "0");
  const tick = () => {
    const clock = document.getElementById("clock");
    if (!clock || !clock.dataset.until) return;
    const left = Number(clock.dataset.until) - (Date.now() + ahead);
    const seconds = left > 0 ? Math.ceil(left / 1000) : Math.floor(-left / 1000);
    const over = left <= 0 && seconds > 0 && clock.dataset.over;
    const text = (over ? "+" : "") + Math.floor(seconds / 60) + ":" + two(seconds % 60);
    const digits = clock.querySelector(".digits");
    const shown = left <= 0 && !clock.dataset.over ? "0:00" : text;
    if (digits.textContent !== shown) digits.textContent = shown;
    const total = Number(clock.dataset.total);
    const state = over ? "over" : left <= 60000 && clock.dataset.over ? "last" : total && left * 5 <= total ? "soon" : "left";
    clock.className = "clock " + state + (shown.length > 5 ? " long" : "");
    const label = left <= 0 ? (over ? clock.dataset.over : clock.dataset.up) : state === "last" ? clock.dataset.last : clock.dataset.left;
    const said = clock.querySelector(".label");
    if (said.textContent !== label) said.textContent = label;
  };
  setInterval(tick, 200);

  // Changes only what is different, so that nothing flickers and bars grow
  const change = (from, to) => {
    if (from.nodeType !== to.nodeType || from.nodeName !== to.nodeName) { from.replaceWith(to.cloneNode(true)); return; }
    if (from.nodeType !== Node.ELEMENT_NODE) {
      if (from.nodeValue !== to.nodeValue) from.nodeValue = to.nodeValue;
      return;
    }
    for (const { name } of [...from.attributes]) if (!to.hasAttribute(name)) from.removeAttribute(name);
    for (const { name, value } of to.attributes) if (from.getAttribute(name) !== value) from.setAttribute(name, value);
    const old = [...from.childNodes];
    const fresh = [...to.childNodes];
    fresh.forEach((node, at) => { if (old[at]) change(old[at], node); else from.append(node.cloneNode(true)); });
    old.slice(fresh.length).forEach((node) => node.remove());
  };

  // A size that the text does not fit in after all gives way to a smaller one
  const steps = ["s100", "s90", "s70", "s60", "s54", "s48", "s44", "s40", "s36"];
  const smaller = (element, fits) => {
    let at = steps.findIndex((step) => element.classList.contains(step));
    while (at >= 0 && at < steps.length - 1 && !fits()) {
      element.classList.replace(steps[at], steps[at + 1]);
      at += 1;
    }
  };
  const fit = () => {
    const heading = sheet.querySelector(".words h1");
    const u = Math.min(innerHeight / 100, innerWidth * .005625);
    if (heading) smaller(heading, () => sheet.querySelector(".words").offsetHeight <= 33 * u);
    const body = sheet.querySelector(".body");
    for (const part of body.querySelectorAll(":scope > [class*=s]")) smaller(part, () => body.scrollHeight <= body.clientHeight + 1);
  };

  const take = (html) => {
    const page = document.createElement("div");
    page.innerHTML = html;
    const next = document.createElement("div");
    next.append(...page.childNodes);
    const text = (node) => [...node.childNodes].filter((child) => child.nodeType === Node.ELEMENT_NODE);
    const [now, then] = [text(sheet), text(next)];
    then.forEach((node, at) => { if (now[at]) change(now[at], node); else sheet.append(node); });
    tick();
    fit();
  };

  const alone = () => {
    const foot = document.getElementById("foot");
    if (!foot || !lost) return;
    const at = new Date(seen + ahead);
    foot.className = "foot notice";
    foot.replaceChildren(Object.assign(document.createElement("p"), { textContent: lost === "closed" ? words.closed : words.lost.replace("{}", two(at.getHours()) + ":" + two(at.getMinutes())) }));
  };

  let stream;
  const connect = () => {
    if (stream) stream.close();
    stream = new EventSource(location.pathname.replace(/\/$/, "") + "/events");
    stream.onmessage = (event) => {
      const update = JSON.parse(event.data);
      ahead = update.now - Date.now();
      seen = Date.now();
      lost = false;
      take(update.page);
    };
    stream.addEventListener("closed", () => { lost = "closed"; alone(); });
    stream.onerror = () => {
      if (!lost) lost = "lost";
      alone();
      if (stream.readyState !== EventSource.CLOSED) return;
      // A link that has ended is none any more: then the page says so.
      fetch(location.href, { cache: "no-store" }).then((answer) => { if (answer.status === 404) location.reload(); }, () => {});
      setTimeout(connect, 1000);
    };
  };
  connect();
  addEventListener("online", connect);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) connect(); });
  addEventListener("resize", fit);

  let rest;
  const move = () => {
    document.body.classList.remove("still");
    clearTimeout(rest);
    rest = setTimeout(() => document.body.classList.add("still"), 3000);
  };
  addEventListener("pointermove", move);
  move();
  tick();
  if (document.fonts && document.fonts.ready) document.fonts.ready.then(fit);
  fit();
})();
