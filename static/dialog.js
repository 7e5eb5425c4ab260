// The page before sending, signing or destroying, shown over the form that leads to it. Goes after screen.js.
// <form data-dialog="…?controle="> names that page, up to the token of the form; what asks there is the
// <form data-final>, with <a data-back="token">: the token under which the form below is typed in further.
"use strict";

const here = () => location.href.split("#")[0];
const LOADED = here();
const token = (form) => form.querySelector("[name=_token]");   // a field may be called "elements"
let dialog = null;

async function asking(address) {
  const answer = await fetch(address, { redirect: "manual", credentials: "same-origin" });
  if (!answer.ok) return null;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  return page.querySelector("main form[data-final]") ? page : null;
}

// The page below has ids of its own, and some may be the same.
function rename(part) {
  const other = (ids) => ids.split(" ").map((id) => `vraag-${id}`).join(" ");
  for (const name of ["id", "for", "aria-labelledby", "aria-describedby"]) {
    each(`[${name}]`, (one) => one.setAttribute(name, other(one.getAttribute(name))), part);
  }
}

function show(page, address, form) {
  const title = document.title, heading = page.querySelector("main h1"), back = page.querySelector("[data-back]");
  dialog = make("dialog");
  dialog.append(...page.querySelectorAll("main > :not(.breadcrumb)"));
  rename(dialog);
  heading.id = "vraag";
  heading.tabIndex = -1;
  dialog.setAttribute("aria-labelledby", heading.id);
  back.addEventListener("click", (event) => { event.preventDefault(); dialog.close(); });
  dialog.addEventListener("close", () => {
    dialog.remove();
    dialog = null;
    document.title = title;
    token(form).value = back.dataset.back;
    if (here() === address) history.back();
  });
  history.pushState(null, "", address);   // a reload shows the page itself; going back closes the dialog
  document.title = page.title;
  document.body.append(dialog);
  dialog.showModal();
  heading.focus();
  dialog.scrollTop = 0;
}

async function ask(form, pressed) {
  const address = new URL(form.dataset.dialog + token(form).value, location.href).href;
  const data = new FormData(form), words = pressed.textContent;
  data.append(pressed.name, pressed.value);
  form.dataset.asking = "yes";
  busy(pressed);
  const rest = () => {
    delete form.dataset.asking;
    pressed.textContent = words;
    pressed.removeAttribute("aria-busy");
  };
  try {
    const sent = await fetch(form.getAttribute("action"), { method: "POST", body: data, redirect: "manual",
      credentials: "same-origin" });
    if (sent.type !== "opaqueredirect") throw new Error(String(sent.status));
  } catch {   // signed out, no connection, refused: as if there were no script; by its token it is done once
    rest();
    delete form.dataset.dialog;
    form.requestSubmit(pressed);
    return;
  }
  const page = await asking(address).catch(() => null);
  if (!page) { location.assign(address); return; }   // a mistake, or done already
  rest();
  show(page, address, form);
}

document.addEventListener("submit", (event) => {
  const form = event.target, pressed = event.submitter;
  if (!form.dataset.dialog || !pressed || pressed.value !== "doe" || !window.HTMLDialogElement) return;
  event.preventDefault();
  if (!form.dataset.asking) ask(form, pressed);
}, true);

window.addEventListener("popstate", () => {
  if (dialog) dialog.close();
  else if (here() !== LOADED) location.reload();   // the address of a dialog that is gone, or of a form below
});
