import { Check, Copy } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';

const confirmedMs = 1_500;

/** Puts a text on the clipboard and says so for a moment. */
export function CopyButton(props: { text: () => string; label: string; className: string; children?: ReactNode }) {
  const { text, label, className, children } = props;
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = window.setTimeout(() => setCopied(false), confirmedMs);
    return () => window.clearTimeout(timer);
  }, [copied]);
  const copy = (): void => {
    void copyText(text()).then(setCopied);
  };
  const icon = copied ? <Check size={14} aria-hidden="true" /> : <Copy size={14} aria-hidden="true" />;
  return (
    <button type="button" className={className} aria-label={copied ? 'Copied' : label} title={label} onClick={copy}>
      {icon}
      {children}
    </button>
  );
}

/** The clipboard exists only on localhost and https; elsewhere a hidden field does the copying. */
async function copyText(text: string): Promise<boolean> {
  if (navigator.clipboard) {
    return navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    );
  }
  const field = document.createElement('textarea');
  field.value = text;
  document.body.append(field);
  field.select();
  const copied = document.execCommand('copy');
  field.remove();
  return copied;
}
