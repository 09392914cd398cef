/** The keys of the list, where they are needed. */
export function KeyFoot() {
  return (
    <p className="panel-foot">
      <span>
        <kbd>j</kbd>
        <kbd>k</kbd> move
      </span>
      <span>
        <kbd>↵</kbd> open
      </span>
      <span>
        <kbd>x</kbd> next stuck
      </span>
      <span>
        <kbd>?</kbd> all keys
      </span>
    </p>
  );
}
