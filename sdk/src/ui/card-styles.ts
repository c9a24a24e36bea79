export const cardStyles = `
.u-card { padding: 16px; display: grid; gap: 12px; grid-template-columns: minmax(0, 1fr); }
.u-card > * { max-inline-size: 640px; }
.u-card.wide { grid-template-columns: minmax(0, 1fr) auto; align-items: center; gap: 12px 24px; }
.u-card.wide .u-actions { justify-content: flex-end; }
.u-card > .u-evidence { gap: 6px; }
@container host (max-width: 780px) {
  .u-card.wide { grid-template-columns: minmax(0, 1fr); }
  .u-card.wide .u-actions { justify-content: flex-start; }
}
@container host (max-width: 360px) { .u-card .u-actions > .u-btn { flex: 1 1 auto; } }
`;
