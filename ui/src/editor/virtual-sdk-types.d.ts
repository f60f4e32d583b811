declare module 'virtual:sdk-types' {
  const files: Readonly<Record<string, string>>;
  export default files;
}
