/** Before anything is known, while the server cannot be reached (it is asked again and again), and when it is locked. */
export function Starting({ trouble, retried = false }: { trouble?: string; retried?: boolean }) {
  return (
    <main className="starting">
      <h1>{trouble ?? "正在打开大屏…"}</h1>
      {retried && <p>正在自动重试，不用重新打开。</p>}
    </main>
  );
}
