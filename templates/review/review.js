// The review page, brought to life. Everything is on the page without this: it shows as a card what the tables say.
"use strict";
{
  const by = (id) => document.getElementById(id);
  const card = by("card"), paper = by("paper"), table = by("fact-table");
  const marks = [...paper.querySelectorAll(":scope > .mark")];
  let open = null, pinned = false, timer = 0;
  document.documentElement.classList.add("has-script");

  // What the messages say, by the mark they link to.
  const said = new Map();
  for (const link of document.querySelectorAll(".said a")) {
    const mark = link.hash.slice(1), item = link.closest("li");
    said.set(mark, [...(said.get(mark) ?? []).filter((other) => other !== item), item]);
  }

  function make(name, properties, ...children) {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children.filter((child) => child !== null));
    return element;
  }

  /** The texts of the elements that say what they are, by what they are. */
  function told(...elements) {
    const found = elements.flatMap((element) => (element ? [...element.querySelectorAll("[data-k]")] : []));
    return new Map(found.map((element) => [element.dataset.k, element.dataset.v ?? element.textContent]));
  }

  function terms(pairs) {
    return make("dl", {}, ...pairs.filter(([, text]) => text).map(([term, text]) =>
      make("div", {}, make("dt", { textContent: term }), make("dd", { textContent: text }))));
  }

  function others(choice) {
    return [...(by(choice)?.querySelectorAll(".others li") ?? [])].map((item) => item.textContent).join("; ");
  }

  function saidOf(mark) {
    const items = (said.get(mark.id) ?? []).map((item) => make("li", { className: item.className },
      make("span", { className: "severity", textContent: item.querySelector(".severity").textContent }), " ",
      item.querySelector(".text").textContent + " ", make("a", { href: "#" + item.id, textContent: "message" })));
    return items.length ? make("ul", { className: "said" }, ...items) : null;
  }

  function aboutFact(mark, row) {
    const it = told(row, by(row.dataset.choice));
    const text = (key) => it.get(key) ?? "";
    return [
      make("div", { className: "head" }, make("code", { textContent: text("Concept") }), closer()),
      make("h2", { textContent: text("Name") }),
      it.has("Documentation") ? make("p", { className: "documentation", textContent: text("Documentation") }) : null,
      make("p", { className: "value" }, text("Value") + " ", make("small", { textContent: text("Unit") })),
      make("p", { className: "period" }, text("Period"),
        text("Period") === text("Dates") ? null : make("small", { textContent: text("Dates") })),
      terms([
        ["Printed", `${text("As printed")} ${text("Scale")}`.trim() + `, “${text("Label")}”`], ["Accuracy", text("Accuracy")],
        ["Concept", text("Why this concept") + (it.has("Confidence") ? ` (${text("Confidence")})` : "")],
        ["Or else", others(row.dataset.choice)],
        ["Sign", it.has("Sign") ? `${text("Sign")}; ${text("Why this sign")}` : ""],
        ["Member", text("Members")],
        ["Read from", text("Read from") === text("Why this concept") ? "" : text("Read from")],
      ]),
      saidOf(mark),
      make("div", { className: "foot" }, make("span", { textContent: text("Place") }),
        make("a", { href: "#" + row.id, textContent: "In the table" }),
        make("a", { href: "#" + row.dataset.choice, textContent: "The concept" })),
    ];
  }

  function aboutOther(mark, record) {
    const it = told(record), listed = record.dataset.title;
    return [
      make("div", { className: "head" }, make("h2", { textContent: listed ?? mark.textContent }), closer()),
      listed ? terms([["Reason", it.get("Reason")], ["Place", it.get("Place")]]) : null,
      saidOf(mark),
      listed ? make("div", { className: "foot" }, make("a", { href: "#" + record.id, textContent: "In the list" })) : null,
    ];
  }

  function closer() {
    const button = make("button", { type: "button", textContent: "×" });
    button.setAttribute("aria-label", "Close");
    button.addEventListener("click", () => hide(true));
    return button;
  }

  function show(mark, pin = false) {
    clearTimeout(timer);
    if (open !== mark) {
      hide();
      const record = by(mark.hash.slice(1));
      const content = record.matches("tr") ? aboutFact(mark, record) : aboutOther(mark, record);
      card.replaceChildren(...content.filter((part) => part !== null));
      card.hidden = false;
      card.scrollTop = 0;
      open = mark;
      mark.classList.add("open");
      mark.setAttribute("aria-describedby", "card");
      lay(mark);
    }
    pinned = pin;
    tell();
  }

  /** Beneath the mark where there is room, else above it, else beside it: the figure itself stays in view. */
  function lay(mark) {
    const across = document.documentElement.clientWidth, gap = 8;
    const place = mark.getBoundingClientRect(), { width, height } = card.getBoundingClientRect();
    const below = place.bottom + gap, above = place.top - gap - height;
    const beside = below + height > innerHeight - gap && above < gap;
    const top = beside ? innerHeight - gap - height : below + height <= innerHeight - gap ? below : above;
    const right = place.right + gap, left = place.left - gap - width;
    const start = !beside ? place.left : right + width <= across || left < gap ? right : left;
    card.style.top = `${Math.max(gap, top)}px`;
    card.style.left = `${Math.max(gap, Math.min(start, across - gap - width))}px`;
  }

  function hide(back = false) {
    clearTimeout(timer);
    if (!open) return;
    const mark = open;
    open = null;
    pinned = false;
    card.hidden = true;
    mark.classList.remove("open");
    mark.removeAttribute("aria-describedby");
    if (back) {
      quiet = mark;
      mark.focus();
      quiet = null;
    }
  }
  let quiet = null; // a mark that is given the focus without showing its card

  /** Scroll a mark into the middle, or into what the card leaves free of a small window. */
  function reveal(mark) {
    const small = getComputedStyle(mark).scrollMarginBottom !== getComputedStyle(mark).scrollMarginTop;
    mark.scrollIntoView({ block: small ? "end" : "center", inline: "nearest" });
  }

  function go(mark) {
    if (!mark) return;
    reveal(mark);
    mark.focus({ preventScroll: true });
    show(mark);
  }

  const markOf = (event) => event.target.closest?.(".mark");
  paper.addEventListener("focusin", (event) => { if (markOf(event) && markOf(event) !== quiet) show(markOf(event)); });
  paper.addEventListener("focusout", (event) => { if (!pinned && !card.contains(event.relatedTarget)) hide(); });
  paper.addEventListener("pointerover", (event) => {
    const mark = markOf(event);
    if (mark && !pinned && event.pointerType !== "touch") {
      clearTimeout(timer);
      timer = setTimeout(show, 90, mark);
    }
  });
  const leave = (event) => {
    if (pinned || event.pointerType === "touch") return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (card.contains(document.activeElement)) return;
      if (document.activeElement?.matches(".mark") && open) show(document.activeElement);
      else hide();
    }, 220);
  };
  paper.addEventListener("pointerout", (event) => { if (markOf(event)) leave(event); });
  card.addEventListener("pointerenter", () => clearTimeout(timer));
  card.addEventListener("pointerleave", leave);
  addEventListener("scroll", (event) => { if (open && !card.contains(event.target)) lay(open); }, true);
  addEventListener("resize", () => { if (open) lay(open); });

  // A click or Enter on a mark keeps its card open and goes into it; a link elsewhere that leads to a mark goes there.
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href^='#']");
    if (!link) {
      if (pinned && !card.contains(event.target)) hide();
      return;
    }
    const target = by(link.hash.slice(1));
    if (link.matches(".mark")) {
      event.preventDefault();
      show(link, true);
      card.querySelector("button").focus();
    } else if (target?.matches(".mark")) {
      event.preventDefault();
      go(target);
    } else if (target) {
      hide();
      target.closest("details")?.setAttribute("open", "");
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      if (open) event.preventDefault();
      hide(card.contains(document.activeElement));
      return;
    }
    const mark = markOf(event);
    if (!mark || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const shown = visible(), at = shown.indexOf(mark);
    const next = { ArrowRight: () => shown[at + 1], ArrowLeft: () => shown[at - 1],
      ArrowDown: () => inColumn(mark, shown.slice(at + 1)), ArrowUp: () => inColumn(mark, shown.slice(0, at).reverse()) }[event.key];
    if (next) {
      event.preventDefault();
      go(next());
    }
  });

  /** The first of the marks on another line that stands above or below the mark. */
  function inColumn(mark, others) {
    const here = mark.getBoundingClientRect();
    return others.slice(0, 200).find((other) => {
      const there = other.getBoundingClientRect();
      return (there.top >= here.bottom || there.bottom <= here.top) && there.left <= here.right && there.right >= here.left;
    });
  }

  // The filter: what is not shown is not tabbed to either.
  const filters = { "show-all": "*", "show-unmapped": ".unmapped", "show-messages": ".warning, .error, .place" };
  const filter = () => filters[document.querySelector("[name=show]:checked").id];
  const visible = () => marks.filter((mark) => mark.matches(filter()));
  function refilter() {
    const wanted = filter();
    for (const mark of marks) mark.tabIndex = mark.matches(wanted) ? 0 : -1;
    hide();
    last = null;
    tell();
  }
  let last = null;
  function tell() {
    const shown = visible();
    last = open ?? last;
    by("position").textContent = shown.length ? `${shown.indexOf(last) + 1 || "–"} of ${shown.length}` : "none";
  }
  function step(by_) {
    const shown = visible(), at = shown.indexOf(last);
    const wanted = at < 0 ? (by_ > 0 ? 0 : shown.length - 1) : at + by_;
    if (shown[wanted]) {
      reveal(shown[wanted]);
      hide();
      show(shown[wanted]);
    }
  }
  by("next").addEventListener("click", (event) => { event.stopPropagation(); step(1); });
  by("previous").addEventListener("click", (event) => { event.stopPropagation(); step(-1); });
  for (const radio of document.querySelectorAll("[name=show]")) radio.addEventListener("change", refilter);
  refilter();

  // Links within the document: what they lead to is in the shadow tree, where the address of the page does not reach.
  paper.shadowRoot?.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (!link || link.matches(".mark")) return;
    event.preventDefault();
    event.stopPropagation();
    const name = decodeURIComponent(link.hash.slice(1));
    paper.shadowRoot.getElementById(name)?.scrollIntoView();
  });

  // The table of facts: sorted by its headers, narrowed by what is looked for.
  const body = table.tBodies[0], rows = [...body.rows];
  const key = (row, column) => row.cells[column].dataset.order ?? row.cells[column].textContent;
  [...table.tHead.rows[0].cells].forEach((header, column) => {
    const button = make("button", { type: "button", textContent: header.textContent });
    header.replaceChildren(button);
    button.addEventListener("click", () => {
      const down = header.getAttribute("aria-sort") === "ascending";
      for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
      header.setAttribute("aria-sort", down ? "descending" : "ascending");
      const compare = new Intl.Collator("en", { numeric: true }).compare;
      const number = (text) => (text.trim() && !Number.isNaN(Number(text)) ? Number(text) : null);
      const order = (one, other) => {
        const [a, b] = [key(one, column), key(other, column)];
        return number(a) !== null && number(b) !== null ? number(a) - number(b) : compare(a, b);
      };
      const sorted = [...rows].sort((one, other) => (down ? order(other, one) : order(one, other)));
      body.append(...sorted);
    });
  });
  by("find").addEventListener("input", (event) => {
    const words = event.target.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const row of rows) {
      const text = row.textContent.toLowerCase();
      row.hidden = !words.every((word) => text.includes(word));
      count += row.hidden ? 0 : 1;
    }
    by("found").textContent = words.length ? `${count} of ${rows.length}` : "";
  });

  // Which part is being read.
  const parts = new Map([...document.querySelectorAll(".parts a")].map((link) => [link.hash.slice(1), link]));
  const seen = new Set();
  const watcher = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) seen[isIntersecting ? "add" : "delete"](target.id);
    const current = [...parts.keys()].find((id) => id !== "document" && seen.has(id));
    for (const [id, link] of parts) {
      if (id === current) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  }, { rootMargin: "-15% 0px -70% 0px" });
  for (const part of document.querySelectorAll(".part")) watcher.observe(part);
}
