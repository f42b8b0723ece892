import { Component } from 'react';
import type { ReactNode } from 'react';
import { Fault } from './fault.tsx';

interface State {
  readonly error: Error | null;
}

/** Catches what a screen throws, so that a person sees words and a way on, never a white window. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: unknown): State {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return <Fault error={error} onRetry={() => this.setState({ error: null })} />;
  }
}
