// SPDX-License-Identifier: Apache-2.0
// Fields in which an organisation is typed offer what fits, as a list of the ARIA pattern «combobox»; without this script
// the code or the whole name is typed.
const patience = 150

for (const box of document.querySelectorAll("[data-tim]")) {
  const field = box.querySelector("input")
  if (!field) continue
  const list = document.createElement("ul")
  list.id = "goi-y-" + field.name
  list.setAttribute("role", "listbox")
  list.setAttribute("aria-label", box.querySelector("label")?.textContent ?? "")
  list.className = "offers"
  list.hidden = true
  box.append(list)
  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-expanded", "false"],
    ["aria-controls", list.id]]) field.setAttribute(name, value)
  let timer, asked = 0, chosen = -1

  const close = () => {
    list.hidden = true
    chosen = -1
    field.setAttribute("aria-expanded", "false")
    field.removeAttribute("aria-activedescendant")
  }

  const take = (offer) => {
    field.value = offer.dataset.value
    close()
  }

  const mark = (place) => {
    const offers = [...list.children]
    chosen = (place + offers.length) % offers.length
    offers.forEach((offer, index) => offer.setAttribute("aria-selected", String(index === chosen)))
    field.setAttribute("aria-activedescendant", offers[chosen].id)
    offers[chosen].scrollIntoView({ block: "nearest" })
  }

  const offer = async () => {
    const number = ++asked
    const text = field.value.trim()
    if (!text) return close()
    const answer = await fetch("/to-chuc/tim.json?q=" + encodeURIComponent(text), { headers: { Accept: "application/json" } })
      .catch(() => null)
    // An answer that comes late, after more was typed, is passed over.
    if (!answer?.ok || number !== asked) return
    const found = await answer.json()
    // Nor does a list open over what follows a field that was left meanwhile.
    if (number !== asked || document.activeElement !== field) return
    list.replaceChildren(...found.map((one, index) => {
      const line = document.createElement("li")
      line.id = list.id + "-" + index
      line.dataset.value = one.value
      line.setAttribute("role", "option")
      line.setAttribute("aria-selected", "false")
      line.textContent = one.name
      if (one.about) {
        const about = document.createElement("span")
        about.className = "meta"
        about.textContent = " " + one.about
        line.append(about)
      }
      line.addEventListener("mousedown", (event) => { event.preventDefault(); take(line) })
      return line
    }))
    chosen = -1
    list.hidden = found.length === 0
    field.setAttribute("aria-expanded", String(found.length > 0))
  }

  field.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(offer, patience) })
  field.addEventListener("blur", close)
  field.addEventListener("keydown", (event) => {
    if (list.hidden) return
    if (event.key === "ArrowDown") mark(chosen + 1)
    else if (event.key === "ArrowUp") mark(chosen < 0 ? -1 : chosen - 1)
    else if (event.key === "Enter" && chosen >= 0) take(list.children[chosen])
    else if (event.key === "Escape") close()
    else return
    event.preventDefault()
  })
}
