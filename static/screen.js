// Extras only: every page works without this file. Each part takes the elements that ask for it.
"use strict";

const each = (selector, act, within = document) => { for (const one of within.querySelectorAll(selector)) act(one); };
const make = (tag, className, text) => {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
};

// A password can be shown: <input data-show="Toon">.
each("input[data-show]", (field) => {
  const button = make("button", "button-secondary button-joined", field.dataset.show);
  button.type = "button";
  button.setAttribute("aria-pressed", "false");
  button.setAttribute("aria-label", "Toon het wachtwoord");
  button.addEventListener("click", () => {
    const shown = field.type === "text";
    field.type = shown ? "password" : "text";
    button.textContent = shown ? field.dataset.show : "Verberg";
    button.setAttribute("aria-pressed", String(!shown));
    button.setAttribute("aria-label", shown ? "Toon het wachtwoord" : "Verberg het wachtwoord");
  });
  const row = make("div", "joined");
  field.replaceWith(row);
  row.append(field, button);
});

// After an act the alert has the focus, after a mistake the summary.
const first = document.querySelector("[data-focus]");
if (first) first.focus();

// The lines of a party's words grow with the text, where the style sheet cannot do it.
if (!CSS.supports("field-sizing", "content")) {
  const grow = (area) => {
    area.style.height = "auto";
    area.style.height = `${area.scrollHeight + 4}px`;
  };
  each("textarea", (area) => {
    area.addEventListener("input", () => grow(area));
    grow(area);
  });
}

// A day is read back with its weekday while it is typed.
const WEEKDAYS = ["zo", "ma", "di", "wo", "do", "vr", "za"];
const MONTHS = ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september",
  "oktober", "november", "december"];
function readBack(parts) {
  const said = (name) => (parts.querySelector(`[name$="-${name}"]`) || { value: "" }).value.trim();
  const [day, month, year] = [said("dag"), said("maand"), said("jaar")];
  if (!/^\d{1,2}$/.test(day) || !/^\d{1,2}$/.test(month) || !/^\d{4}$/.test(year)) return "";
  const made = new Date(Number(year), Number(month) - 1, Number(day));
  if (made.getMonth() !== Number(month) - 1 || made.getDate() !== Number(day)) return "Deze dag bestaat niet.";
  const hour = /^(\d{1,2})[.:](\d{2})$/.exec(said("uur"));
  const time = hour ? `, ${hour[1].padStart(2, "0")}.${hour[2]}\u00a0uur` : "";
  return `${WEEKDAYS[made.getDay()]} ${day.replace(/^0/, "")}\u00a0${MONTHS[made.getMonth()]} ${year}${time}`;
}
each("[data-date]", (parts) => {
  const line = parts.parentElement.querySelector("[data-read-back]");
  parts.addEventListener("input", () => { if (line) line.textContent = readBack(parts); });
});

// Files: a button in our own words, and the names of what was chosen.
each(".file-input", (box) => {
  const field = box.querySelector("input[type=file]");
  const button = make("label", "button-secondary button-row", field.multiple ? "Kies bestanden" : "Kies een bestand");
  const chosen = make("ul", "file-list");
  button.htmlFor = field.id;
  button.setAttribute("aria-hidden", "true");   // the field itself is named by its own label
  box.dataset.enhanced = "";
  field.after(button, chosen);
  field.addEventListener("change", () => {
    chosen.replaceChildren(...[...field.files].map((file) => make("li", "file-waiting", `${file.name}, gaat mee`)));
  });
});

// Text is kept while it is typed: <form data-draft="address">, with a line <p data-saved> that says so.
const IDLE = 2000, AGAIN = 5000;
const CLOCK = new Intl.DateTimeFormat("nl-NL", { hour: "2-digit", minute: "2-digit", timeZone: "Europe/Amsterdam" });
function keepDraft(form) {
  const line = form.querySelector("[data-saved]");
  let timer = 0, going = null, changed = null, over = false;
  const tell = (state, words) => {
    if (!line || line.textContent === words) return;
    line.dataset.state = state;
    line.textContent = words;
  };
  const missing = (words) => {
    each(".field-offline", (one) => one.remove(), form);
    const place = words && changed && changed.closest(".form-field");
    if (place) place.append(make("p", "field-offline", words));
  };
  const typed = () => {
    const data = new FormData(form);
    for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
    return data;
  };
  const plan = (wait) => { clearTimeout(timer); timer = setTimeout(send, wait); };
  async function send() {
    if (over) return;
    if (going) { plan(IDLE); return; }
    const before = changed;
    going = new AbortController();
    tell("busy", "Bezig met bewaren");
    try {
      const answer = await fetch(form.dataset.draft, { method: "POST", body: typed(), redirect: "manual",
        credentials: "same-origin", signal: going.signal });
      if (!answer.ok) throw new Error(String(answer.status));
      if (changed === before) changed = null;
      missing("");
      tell("ok", `Bewaard om ${CLOCK.format(new Date()).replace(":", ".")}\u00a0uur`);
    } catch (trouble) {
      if (over) return;
      tell("failed", "Niet bewaard, wij proberen het opnieuw");
      const offline = trouble instanceof TypeError;
      missing(offline ? "Geen verbinding. Uw tekst staat nog hier." : "Nog niet bewaard. Uw tekst staat nog hier.");
      plan(AGAIN);
    } finally { going = null; }
  }
  form.addEventListener("input", (event) => {
    over = Boolean(form.dataset.sent);
    changed = event.target;
    if (!over) plan(IDLE);
  });
  form.addEventListener("submit", () => {   // what was handed in is not a draft any more, until it is typed in again
    over = true;
    clearTimeout(timer);
    if (going) going.abort();
  });
  window.addEventListener("online", () => { if (changed) plan(0); });
  document.addEventListener("visibilitychange", () => { if (document.hidden && changed) plan(0); });
}
each("form[data-draft]", keepDraft);

// Words that somebody chooses in a text take a comment along: <div class="quote-bar"> in [data-quotable].
each("[data-quotable]", (place) => {
  const bar = place.querySelector(".quote-bar"), form = document.getElementById("citeer");
  if (!bar || !form) return;
  const told = bar.querySelector("[data-quoted]");
  let gone = 0;
  const chosen = () => {
    const area = document.activeElement;
    if (area && area.matches("textarea") && place.contains(area)) {
      return area.value.slice(area.selectionStart, area.selectionEnd);
    }
    const here = document.getSelection();
    return here.anchorNode && place.contains(here.anchorNode) ? here.toString() : "";
  };
  document.addEventListener("selectionchange", () => {
    if (bar.contains(document.activeElement)) return;
    clearTimeout(gone);
    const words = chosen().replace(/\s+/g, " ").trim();
    if (words.length < 3) { gone = setTimeout(() => { bar.hidden = true; }, 600); return; }   // a tap comes after
    bar.hidden = false;
    form.querySelector("[name=words]").value = words.slice(0, 2000);
    told.textContent = words.length > 60 ? `‘${words.slice(0, 60)}…’` : `‘${words}’`;
  });
});

// A second press on a button is ignored; the first says that it is at work.
const busy = (pressed) => {
  if (!pressed || !/\bbutton/.test(pressed.className)) return;
  pressed.textContent = "Bezig…";
  pressed.setAttribute("aria-busy", "true");
};
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || !form.matches("form[method=post]")) return;
  if (event.submitter && event.submitter.hasAttribute("data-file")) return;   // a file comes, the page stays
  if (form.dataset.sent) { event.preventDefault(); return; }
  form.dataset.sent = "yes";
  busy(event.submitter);
});
window.addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });

// "Lees deze pagina voor", where the machine has a voice: <button data-read-aloud hidden>.
if ("speechSynthesis" in window) {
  each("[data-read-aloud]", (button) => {
    const words = button.querySelector("[data-words]") || button;
    const start = words.textContent;
    const stop = () => { speechSynthesis.cancel(); words.textContent = start; };
    button.hidden = false;
    button.addEventListener("click", () => {
      if (speechSynthesis.speaking) { stop(); return; }
      const spoken = [...document.querySelectorAll("main :is(h1, h2, h3, p, li, dt, dd)")]
        .filter((one) => one.offsetParent && !one.contains(button) && !one.querySelector("p, li, h2, h3"));
      words.textContent = "Stop met voorlezen";
      spoken.forEach((one, place) => {
        const said = new SpeechSynthesisUtterance(one.innerText);
        said.lang = "nl-NL";
        if (place === spoken.length - 1) said.onend = stop;
        speechSynthesis.speak(said);
      });
    });
    window.addEventListener("pagehide", stop);
  });
}

// On paper every sum stands open.
let opened = [];
window.addEventListener("beforeprint", () => {
  opened = [...document.querySelectorAll("details:not([open], .menu, .otherwise)")];
  for (const one of opened) one.open = true;
});
window.addEventListener("afterprint", () => { for (const one of opened) one.open = false; });
