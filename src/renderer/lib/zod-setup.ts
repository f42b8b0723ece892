import { z } from 'zod';

// Under our content security policy zod must not try to compile its parsers with `Function`.
z.config({ jitless: true });
