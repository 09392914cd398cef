import { useEffect, useState } from 'react';

const shownForMs = 4_000;

export interface Whispered {
  readonly sentence: string;
}

/** One quiet line over the page, read out too, that goes by itself. The same sentence said again stays longer. */
export function Whisper({ whispered }: { whispered: Whispered | null }) {
  const [gone, setGone] = useState<Whispered | null>(null);
  useEffect(() => {
    const timer = window.setTimeout(() => setGone(whispered), shownForMs);
    return () => window.clearTimeout(timer);
  }, [whispered]);
  return (
    <p className="whisper card" role="status">
      {whispered === gone ? '' : whispered?.sentence}
    </p>
  );
}
