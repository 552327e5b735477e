import { type Studio, StudioProvider } from "../workspace/studio.tsx";

export function App(props: { readonly studio: Studio }) {
  return <StudioProvider studio={props.studio}>{null}</StudioProvider>;
}
