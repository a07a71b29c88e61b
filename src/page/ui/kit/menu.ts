/** Something that a menu offers. */
export interface MenuItem {
  /** Unlike that of every other. */
  readonly label: string;
  readonly onchoose: () => void;
}

/**
 * Where a key takes the focus in a menu: the index of a label, or undefined for a key that does nothing there.
 * @param focused index of the one that has it; -1 for none
 * @see ARIA Authoring Practices, "Menu and Menubar Pattern"
 */
export function focusedBy(key: string, labels: readonly string[], focused: number): number | undefined {
  const count = labels.length;
  switch (key) {
    case 'ArrowDown':
      return (focused + 1) % count;
    case 'ArrowUp':
      return (Math.max(focused, 0) + count - 1) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
  }
  const typed = key.toLowerCase();
  if (typed.length !== 1 || typed === ' ') return undefined;
  const behind = labels.map((_, index) => (focused + 1 + index) % count);
  return behind.find((index) => labels[index]?.toLowerCase().startsWith(typed));
}

/** Where a menu stands beside its button, in pixels of the window: below it, or above where there is no room, and within the window. */
export function placeBeside(
  button: Pick<DOMRect, 'left' | 'top' | 'bottom'>,
  menu: { readonly width: number; readonly height: number },
  { width, height }: { readonly width: number; readonly height: number },
): { readonly left: number; readonly top: number } {
  const gap = 4;
  const below = button.bottom + gap;
  const above = button.top - gap - menu.height;
  const fits = below + menu.height <= height - gap || above < gap;
  return {
    left: Math.max(gap, Math.min(button.left, width - gap - menu.width)),
    top: Math.max(gap, fits ? Math.min(below, height - gap - menu.height) : above),
  };
}
