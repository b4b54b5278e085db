import type { MyVoice } from "#contract/voice.ts";
import { voiceKindNames } from "#contract/voice-words.ts";
import { post } from "../../shared/api.ts";
import { Loaded, refresh, useRead } from "../../shared/query.tsx";
import { Page } from "../Page.tsx";
import { VoiceBody } from "./VoiceBody.tsx";

/** One of mine. */
export function VoicePage({ number }: { number: string }) {
  const path = `/voices/${number}`;
  const voice = useRead<MyVoice>(path);
  const crumbs = [
    { name: "首页", href: "/" },
    { name: "我的反映", href: "/voices" },
  ];
  return (
    <Page title={voice.data ? voiceKindNames[voice.data.kind] : "我的反映"} crumbs={crumbs}>
      <Loaded query={voice}>
        {(data) => (
          <VoiceBody
            voice={data}
            send={(action, body) => post(`${path}/acts/${action}`, body)}
            onDone={() => void refresh("/voices")}
          />
        )}
      </Loaded>
    </Page>
  );
}
