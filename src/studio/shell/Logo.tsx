import styles from "./Logo.module.css";

/** Two streams that join into one. */
export function Logo() {
  return (
    <svg className={styles.logo} viewBox="0 0 24 24" role="img" aria-label="Streamwright">
      <rect width="24" height="24" rx="6" />
      <path d="M5 7.5h2.5c3 0 3.5 4.5 6.5 4.5h5M5 16.5h2.5c3 0 3.5-4.5 6.5-4.5" />
    </svg>
  );
}
