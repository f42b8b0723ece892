import Box from '@mui/material/Box';
import { useEffect, useState } from 'react';

/** Loaded when a barcode is drawn; nobody else needs it. */
async function draw(text: string): Promise<string> {
  const { code128, drawingSVG } = await import('bwip-js/browser');
  const paper = { paddingwidth: 12, paddingheight: 8, backgroundcolor: 'FFFFFF' };
  const svg = code128({ bcid: 'code128', text, scale: 3, height: 16, ...paper }, drawingSVG());
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

/** A Code 128 to scan from the screen: black on white in every theme. */
export function TestBarcode({ text }: { readonly text: string }) {
  const [source, setSource] = useState('');
  useEffect(() => {
    let isWanted = true;
    void draw(text).then((drawn) => {
      if (isWanted) setSource(drawn);
    });
    return () => {
      isWanted = false;
    };
  }, [text]);
  return (
    <Box
      sx={{
        height: 120,
        display: 'flex',
        justifyContent: 'center',
        bgcolor: 'common.white',
        borderRadius: 1,
        border: '1px solid',
        borderColor: 'divider',
      }}
    >
      {source === '' ? null : (
        <Box component="img" src={source} alt={text} sx={{ height: '100%', maxWidth: '100%' }} />
      )}
    </Box>
  );
}
