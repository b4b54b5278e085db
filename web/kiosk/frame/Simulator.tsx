import { useState } from "react";
import type { Paper } from "#contract/kiosk.ts";
import { post } from "../../shared/api.ts";
import { refresh, useRead } from "../../shared/query.tsx";
import "./simulator.css";

interface Setting {
  card: string;
  faceFits: boolean;
  paper: Paper;
}

/** Stands in for card reader, camera and printer while demonstrating; a hall in operation never sees it. */
export function Simulator() {
  const people = useRead<{ people: { id: string; name: string }[] }>("/dev/kiosk").data?.people ?? [];
  const [set, setSet] = useState<Setting>({ card: "", faceFits: true, paper: "ok" });
  const change = async (part: Partial<Setting>) => {
    setSet((now) => ({ ...now, ...part }));
    await post("/dev/kiosk", part);
    await refresh("/kiosk");
  };
  const paper = set.paper === "out" ? "ok" : "out";
  return (
    <details className="simulator">
      <summary>演示：模拟读卡、镜头、打印机</summary>
      <div className="inside">
        <p>把谁的身份证放上去（人物都是虚构的）：</p>
        {people.map(({ id, name }) => (
          <button
            key={id}
            type="button"
            aria-pressed={set.card === id}
            onClick={() => void change({ card: set.card === id ? "" : id })}
          >
            {name}的身份证
          </button>
        ))}
        <button
          type="button"
          aria-pressed={!set.faceFits}
          onClick={() => void change({ faceFits: !set.faceFits })}
        >
          镜头前是另一个人
        </button>
        <button type="button" aria-pressed={set.paper === "out"} onClick={() => void change({ paper })}>
          打印纸用完
        </button>
        <a href="/dev/prints" target="_blank" rel="noreferrer">
          看打印出来的
        </a>
      </div>
    </details>
  );
}
