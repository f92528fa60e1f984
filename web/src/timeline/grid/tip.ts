const DELAY_MS = 350;

/** The small note beside the pointer. Everything in it is in the cell's own words too. */
export class Tip {
  private readonly element = document.createElement('div');
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly parent: HTMLElement) {
    this.element.className = 'tip';
    this.element.hidden = true;
    this.element.setAttribute('aria-hidden', 'true');
    parent.append(this.element);
  }

  show(text: string, clientX: number, clientY: number): void {
    const box = this.parent.getBoundingClientRect();
    const place = () => {
      this.element.textContent = text;
      this.element.hidden = false;
      const { offsetWidth, offsetHeight } = this.element;
      const x = Math.min(clientX - box.left + 12, box.width - offsetWidth - 8);
      const y = clientY - box.top + 18;
      const flipped = y + offsetHeight > box.height - 4 ? y - offsetHeight - 28 : y;
      this.element.style.transform = `translate(${Math.max(4, x)}px, ${Math.max(4, flipped)}px)`;
    };
    clearTimeout(this.timer);
    if (this.element.hidden) {
      this.timer = setTimeout(place, DELAY_MS);
    } else {
      place();
    }
  }

  hide(): void {
    clearTimeout(this.timer);
    this.element.hidden = true;
  }
}
