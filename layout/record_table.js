// Draws a table of records. All of it by textContent: loaded text is never read as markup.

const make = (name, className = "", text = "") => {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
};

const heading = (column, order, sort) => {
  const cell = make("th", column.number ? "number" : "");
  cell.scope = "col";
  if (!column.sorts) {
    cell.textContent = column.label;
    return cell;
  }
  const ours = order.column === column.name;
  if (ours) cell.ariaSort = order.descending ? "descending" : "ascending";
  const button = make("button", "", column.label);
  button.dataset.place = `sort ${column.name}`;
  const arrow = make("span", ours ? "arrow" : "arrow idle", ours ? (order.descending ? "↓" : "↑") : "↕");
  arrow.ariaHidden = "true";
  button.append(arrow);
  button.onclick = () => sort(column.name);
  cell.append(button);
  return cell;
};

const link = (row, open) => {
  const anchor = make("a", "", row.label);
  anchor.href = row.href;
  anchor.dataset.place = `open ${row.opens}`;
  anchor.onclick = (click) => {
    // With a key held down the browser opens a window of its own, as with any link.
    if (click.ctrlKey || click.metaKey || click.shiftKey || click.altKey) return;
    click.preventDefault();
    open(row.opens);
  };
  return anchor;
};

const content = ({ text, fill, ink, quiet, chips }) => {
  const part = make("span", fill ? "filled" : "", text);
  if (fill) Object.assign(part.style, { backgroundColor: fill, color: ink });
  return [part, ...(quiet ? [make("span", "quiet", quiet)] : []), ...chips.map((one) => make("span", "chip", one))];
};

const line = (row, columns, open) => {
  const drawn = make("tr");
  const first = make("th");
  first.scope = "row";
  first.append(link(row, open));
  drawn.append(first);
  row.cells.forEach((given, place) => {
    const cell = make("td", columns[place + 1].number ? "number" : "");
    cell.append(...content(given));
    drawn.append(cell);
  });
  return drawn;
};

export default function ({ data, parentElement, setTriggerValue }) {
  const place = parentElement.querySelector(".records");
  place.style.setProperty("--quiet", data.quiet);
  const focused = parentElement.activeElement?.dataset.place;
  const open = (record) => setTriggerValue("opened", record);
  const sort = (column) => setTriggerValue("sorted", column);
  const table = make("table");
  const head = make("tr");
  head.append(...data.columns.map((column) => heading(column, data.order, sort)));
  const body = make("tbody");
  body.append(...data.rows.map((row) => line(row, data.columns, open)));
  const top = make("thead");
  top.append(head);
  table.append(make("caption", "", data.caption), top, body);
  place.replaceChildren(table);
  // Drawn anew after each answer: whoever works with the keyboard stays where they were.
  [...place.querySelectorAll("[data-place]")].find((one) => one.dataset.place === focused)?.focus();
}
