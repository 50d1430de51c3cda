/** The widget takes the focus when its window opens; here it does so only once somebody works in the frame. */
export function keepFocusOutside(): void {
  const { focus } = HTMLElement.prototype;
  HTMLElement.prototype.focus = function (options?: FocusOptions) {
    if (document.hasFocus()) focus.call(this, options);
  };
}
