/* A line of true speed, for measuring: it stands in for a cable, and no part of the product needs it.
 * Kept as it was written for such measurements; UpdateBench compiles it where there is a C compiler.
 */
/* slowline - a pseudo-terminal pair that behaves like a serial cable of a given speed, and counts what crosses it.
 *   cc -O2 -o slowline slowline.c -lutil
 *   slowline --baud 9600 --a line-a --b line-b [--bits 10] [--flip P] [--drop P] [--seed S] [--log FILE] [--secs N] [--echo-stats]
 * Opens two ptys, links them as A and B, and moves bytes between them no faster than baud/bits bytes a second in each
 * direction (10 bits a byte = 8N1).  --flip/--drop damage that share of bytes.  SIGUSR1 prints totals to stderr and
 * resets them, with the line settings each end last asked for; SIGINT/SIGTERM or --secs ends.  Idle time on the line is reported, so "busy ms" is the time the cable was in use.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>
static volatile sig_atomic_t stop_, rep_; static void on(int s){ if(s==SIGUSR1) rep_=1; else stop_=1; }
static uint64_t now(void){ struct timespec t; clock_gettime(CLOCK_MONOTONIC,&t); return (uint64_t)t.tv_sec*1000000000ull+t.tv_nsec; }
typedef struct { int in,out; const char*name; unsigned char q[4096]; int n; uint64_t free_at,bytes,busy,first,last; } dir;
static uint64_t rs=88172645463325252ull; static double rnd(void){ rs^=rs<<13; rs^=rs>>7; rs^=rs<<17; return (rs>>11)/9007199254740992.0; }
static int slave_fd[2]; static long spd(speed_t x){ static const struct {speed_t s; long b;} T[]={{B1200,1200},{B2400,2400},{B4800,4800},{B9600,9600},{B19200,19200},{B38400,38400},{B57600,57600},{B115200,115200},{B230400,230400},{B460800,460800},{B921600,921600}}; for(unsigned i=0;i<sizeof T/sizeof*T;i++) if(T[i].s==x) return T[i].b; return -1; }
static void settings(void){ for(int i=0;i<2;i++){ struct termios t; if(tcgetattr(slave_fd[i],&t)) continue; fprintf(stderr,"{\"end\":\"%s\",\"set_baud\":%ld,\"bits\":%d,\"parity\":\"%s\",\"stop\":%d,\"rtscts\":%d}\n",i?"b":"a",spd(cfgetospeed(&t)),(t.c_cflag&CSIZE)==CS7?7:8,t.c_cflag&PARENB?(t.c_cflag&PARODD?"odd":"even"):"none",t.c_cflag&CSTOPB?2:1,!!(t.c_cflag&CRTSCTS)); } }
static void report(dir*d){ settings(); for(int i=0;i<2;i++){ fprintf(stderr,"{\"dir\":\"%s\",\"bytes\":%lu,\"busy_ms\":%.1f,\"span_ms\":%.1f}\n",d[i].name,d[i].bytes,d[i].busy/1e6,d[i].bytes?(d[i].last-d[i].first)/1e6:0); d[i].bytes=d[i].busy=d[i].first=0; } fflush(stderr); }
int main(int c,char**v){ long baud=9600; double bits=10,flip=0,drop=0; const char*A="line-a",*B="line-b",*lg=0; double secs=0;
 for(int i=1;i<c;i++){ const char*a=v[i]; if(i+1>=c){ fputs("slowline --baud N --a LINK --b LINK [--bits 10] [--flip P] [--drop P] [--seed S] [--log FILE] [--secs N]\n",stderr); return 2; } const char*x=v[++i];
  if(!strcmp(a,"--baud"))baud=atol(x); else if(!strcmp(a,"--bits"))bits=atof(x); else if(!strcmp(a,"--a"))A=x; else if(!strcmp(a,"--b"))B=x; else if(!strcmp(a,"--flip"))flip=atof(x); else if(!strcmp(a,"--drop"))drop=atof(x); else if(!strcmp(a,"--seed"))rs^=strtoull(x,0,10)*2654435761u; else if(!strcmp(a,"--log"))lg=x; else if(!strcmp(a,"--secs"))secs=atof(x); else return 2; }
 FILE*L=lg?fopen(lg,"wb"):0; int m[2],s[2]; const char*ln[2]={A,B}; for(int i=0;i<2;i++){ char nm[128]; if(openpty(&m[i],&s[i],nm,0,0)){ perror("openpty"); return 1; } slave_fd[i]=s[i]; struct termios t; tcgetattr(s[i],&t); cfmakeraw(&t); tcsetattr(s[i],TCSANOW,&t); fcntl(m[i],F_SETFL,O_NONBLOCK); unlink(ln[i]); if(symlink(nm,ln[i])){ perror(ln[i]); return 1; } }
 struct sigaction sa={.sa_handler=on}; sigaction(SIGINT,&sa,0); sigaction(SIGTERM,&sa,0); sigaction(SIGUSR1,&sa,0);
 dir d[2]={{.in=m[0],.out=m[1],.name="a->b"},{.in=m[1],.out=m[0],.name="b->a"}}; uint64_t per=(uint64_t)(1e9*bits/baud), t0=now(); printf("up %s %s\n",A,B); fflush(stdout);
 while(!stop_&&(!secs||now()-t0<secs*1e9)){ struct pollfd p[2]; int wait=20; uint64_t t=now(); for(int i=0;i<2;i++){ p[i].fd=d[i].in; p[i].events=d[i].n==0?POLLIN:0; p[i].revents=0; if(d[i].n) wait=1; } poll(p,2,wait); t=now();
  if(rep_){ rep_=0; report(d); }
  for(int i=0;i<2;i++){ dir*e=&d[i]; if(!e->n){ int k=read(e->in,e->q,64); if(k>0){ e->n=k; if(e->free_at<t){ e->free_at=t; } if(!e->first) e->first=t; } }
   int ready=0; uint64_t f=e->free_at; while(ready<e->n&&f+per<=t){ f+=per; ready++; } if(ready){ unsigned char o[4096]; int k=0; for(int j=0;j<ready;j++){ unsigned char b=e->q[j]; if(drop&&rnd()<drop) continue; if(flip&&rnd()<flip) b^=1<<(int)(rnd()*8); o[k++]=b; } int w=0; while(w<k){ int r=write(e->out,o+w,k-w); if(r>0) w+=r; else if(errno==EAGAIN){ usleep(500); if(stop_) break; } else break; } if(L&&i==0) fwrite(e->q,1,ready,L); memmove(e->q,e->q+ready,e->n-ready); e->n-=ready; e->bytes+=ready; e->busy+=per*ready; e->free_at=f; e->last=t; } } }
 report(d); if(L) fclose(L); unlink(A); unlink(B); return 0; }
