/** The mark: one way in, two ways on, a token on one of them. */
export function Brand() {
  return (
    <a className="brand" href="/" aria-label="Choreoscope">
      <svg width="20" height="20" viewBox="0 0 20 20" fill="none" aria-hidden="true">
        <circle cx="10" cy="10" r="8.6" stroke="currentColor" strokeWidth="1.6" />
        <path
          d="M1.8 10H6.4C8.4 10 8.4 6.4 10.4 6.4H13.4M6.4 10C8.4 10 8.4 13.6 10.4 13.6H11.4"
          stroke="currentColor"
          strokeWidth="1.6"
          strokeLinecap="round"
        />
        <circle className="brand-token" cx="14.2" cy="6.4" r="2.1" />
      </svg>
      <b>Choreoscope</b>
    </a>
  );
}
