#define NCURSES_WIDECHAR 1
#ifndef _XOPEN_SOURCE_EXTENDED
#define _XOPEN_SOURCE_EXTENDED 1
#endif
#include <ncurses.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

int setupterm(const char *term, int fd, int *error);
char *tigetstr(const char *name);

/// Whether this kind of terminal is known and its cursor can be put anywhere.
static inline int cn_can_draw(void) {
    int error = 0;
    if (setupterm(NULL, 1, &error) == ERR) return 0;
    char *move = tigetstr("cup");
    return move && move != (char *)-1;
}

/// Takes over the terminal: no echo, no line buffering, carriage returns as they are; 0 where it cannot be done.
static inline int cn_open(void) {
    if (!newterm(NULL, stdout, stdin)) return 0;
    cbreak();
    noecho();
    nonl();
    struct termios settings;
    if (tcgetattr(0, &settings) == 0) {
        // Ctrl-S, Ctrl-Q, Ctrl-V and Ctrl-O are the line editor's.
        settings.c_iflag &= (tcflag_t)~(IXON | IXOFF);
        settings.c_lflag &= (tcflag_t)~IEXTEN;
        // Ctrl-\, which may stand in a paste of anything, does not end the program with all its variables.
        settings.c_cc[VQUIT] = _POSIX_VDISABLE;
        tcsetattr(0, TCSADRAIN, &settings);
    }
    def_prog_mode();
    leaveok(stdscr, FALSE);
    scrollok(stdscr, FALSE);
    return 1;
}

/// Whether there are eight colours on the terminal's own background.
static inline int cn_start_colors(void) {
    if (!has_colors() || start_color() == ERR || COLORS < 8) return 0;
    use_default_colors();
    for (short color = 0; color < 8; color++) init_pair((short)(color + 1), color, -1);
    return 1;
}

enum { cn_bold = 1, cn_dim = 2, cn_reverse = 4 };

/// Draws one cell; `color` is 0...7, or -1 for the terminal's own.
static inline void cn_put(int row, int column, const wchar_t *text, int look, int color) {
    attr_t attributes = A_NORMAL;
    if (look & cn_bold) attributes |= A_BOLD;
    if (look & cn_dim) attributes |= A_DIM;
    if (look & cn_reverse) attributes |= A_REVERSE;
    cchar_t cell;
    if (setcchar(&cell, text, attributes, (short)(color + 1), NULL) == OK) mvadd_wch(row, column, &cell);
}

/// Shows what was drawn, with the cursor there, or without one.
static inline void cn_show(int row, int column) {
    curs_set(row >= 0 && column >= 0);
    if (row >= 0 && column >= 0) wmove(stdscr, row, column);
    wrefresh(stdscr);
}

static inline void cn_resize(int rows, int columns) {
    resizeterm(rows, columns);
    clearok(curscr, TRUE);
}

/// Draws everything anew at the next `cn_show`.
static inline void cn_redraw(void) { clearok(curscr, TRUE); }
