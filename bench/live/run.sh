#!/usr/bin/env bash
# Measures live fan-out: the floor, this project's live module on its web server, and nats-server's WebSocket, in turn in
# one run, and prints a markdown table. Needs gcc, taskset, a JDK 25 and the built server; nats-server is measured when
# it is installed.
#
#   bench/live/run.sh [rounds] [connections]          (3 rounds, 1000 connections)
#
# The server has processor 0 to itself and the generator processor 1. Every round measures every peer once, on a fresh
# server, so that a busy spell of the machine falls on all of them. Figures are medians, with the range.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
rounds=${1:-3}
connections=${2:-1000}
work=$(mktemp -d)
server=
trap '[ -n "$server" ] && kill "$server" 2>/dev/null; rm -rf "$work"' EXIT

say() { echo "$*" >&2; }
die() { say "$*"; exit 2; }
for tool in gcc taskset; do
    command -v $tool >/dev/null || die "$tool is missing. Debian has it in the packages gcc and util-linux."
done
[ "$(nproc)" -ge 2 ] || die "Two processors are needed: one for the server, one for the load."
[ -d "$root/server/target/classes" ] || die "Build the server first: ./mvnw -pl server package -DskipTests"
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
javac=${JAVA_HOME:+$JAVA_HOME/bin/}javac

gcc -O2 -o "$work/floor" "$here/floor.c"
gcc -O2 -o "$work/generator" "$here/generator.c"
jar=$(ls "$root"/server/target/leasehold-server-*-exec.jar 2>/dev/null | head -1 || true)
if [ -n "${LIVE_CLASSPATH:-}" ]; then
    libraries=$LIVE_CLASSPATH
elif [ -n "$jar" ]; then
    mkdir "$work/jar"
    (cd "$work/jar" && "${JAVA_HOME:+$JAVA_HOME/bin/}jar" xf "$jar" BOOT-INF/lib)
    libraries="$work/jar/BOOT-INF/lib/*"
else
    die "The server's jar is missing: ./mvnw -pl server package -DskipTests"
fi
classpath="$work/classes:$root/server/target/classes:$libraries"
"$javac" -proc:none -nowarn -d "$work/classes" -cp "$classpath" \
    "$root/bench/src/main/java/org/leasehold/bench/live/LiveServer.java" 2>"$work/javac" || { cat "$work/javac"; exit 1; }

# Below the ports that the system gives to connections: those rest a while after use.
free_port() {
    local port
    while port=$((10000 + RANDOM % 20000)); (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do :; done
    echo "$port"
}

# start PEER: starts it on processor 0 and waits until it accepts; sets server, port and kind.
start() {
    port=$(free_port)
    kind=$1
    case $1 in
        floor) taskset -c 0 "$work/floor" "$port" each & ;;
        floor-per-turn) kind=floor; taskset -c 0 "$work/floor" "$port" turn & ;;
        nats)
            printf 'host: 127.0.0.1\nport: %d\nwebsocket {\n  host: "127.0.0.1"\n  port: %d\n  no_tls: true\n}\n' \
                "$(free_port)" "$port" >"$work/nats.conf"
            taskset -c 0 nats-server -c "$work/nats.conf" >"$work/nats.log" 2>&1 & ;;
        leasehold)
            # shellcheck disable=SC2086
            taskset -c 0 "$java" ${LIVE_JAVA_OPTIONS:--XX:+UseG1GC -XX:+UseCompactObjectHeaders -XX:G1PeriodicGCInterval=60000} -cp "$classpath" org.leasehold.bench.live.LiveServer "$port" \
                >"$work/java.log" 2>&1 & ;;
    esac
    server=$!
    for _ in $(seq 900); do
        (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null && return
        sleep 0.1
    done
    die "$1 does not start."
}

stop() {
    kill "$server"
    wait "$server" 2>/dev/null || true
    server=
}

# measure PEER MODE WARMUP MESSAGES
measure() {
    start "$1"
    if line=$(taskset -c 1 "$work/generator" "$kind" "$port" "$server" "${5:-$connections}" "$2" "$3" "$4"); then
        echo "$1 $2 $line" >>"$work/results"
        say "  $1 $2: $line"
    else
        say "  $1 $2: FAILED ${line:-}"
        echo "$1 $2 failed=1" >>"$work/results"
    fi
    stop
}

peers="floor floor-per-turn leasehold"
command -v nats-server >/dev/null && peers="$peers nats"
for round in $(seq "$rounds"); do
    say "round $round of $rounds, load $(cut -d' ' -f1 /proc/loadavg)"
    for peer in $peers; do
        measure "$peer" w1 400 400
        measure "$peer" w16 1600 1600
        measure "$peer" paced 40 80
    done
done
say "memory of idle connections"
for peer in $peers; do measure "$peer" idle 0 0 5000; done

# cell PEER MODE NAME FORMAT: the median and the range of one figure
cell() {
    grep "^$1 $2 " "$work/results" | tr ' ' '\n' | sed -n "s/^$3=//p" | sort -g | awk -v form="$4" '
        { value[NR] = $1 }
        END {
            if (!NR) { print "-"; exit }
            middle = NR % 2 ? value[(NR + 1) / 2] : (value[NR / 2] + value[NR / 2 + 1]) / 2
            printf form, middle
            if (NR > 1) printf " [" form "-" form "]", value[1], value[NR]
            print ""
        }'
}

echo "$connections connections, 200-byte payload, $rounds rounds, medians [range]; CPU-s/M is server processor seconds per"
echo "million deliveries; every message reached every subscriber exactly once and in order unless marked."
echo
echo "| peer | w1 CPU-s/M | w1 x floor | w16 CPU-s/M | frames per delivery at w16 | paced CPU-s/M | paced p50 ms | paced p99 ms | KiB RSS per idle connection (5,000) | connect + subscribe, CPU ms | failed runs |"
echo "|---|---|---|---|---|---|---|---|---|---|---|"
floor=$(cell floor w1 cost %.3f | cut -d' ' -f1)
for peer in $peers; do
    own=$(cell "$peer" w1 cost %.3f | cut -d' ' -f1)
    ratio=$(awk -v a="$own" -v b="$floor" 'BEGIN { if (b > 0) printf "%.2f", a / b; else print "-" }')
    failed=$(grep -c "^$peer .*failed=1" "$work/results" || true)
    echo "| $peer | $(cell "$peer" w1 cost %.2f) | $ratio | $(cell "$peer" w16 cost %.2f) | $(cell "$peer" w16 frames %.2f)" \
        "| $(cell "$peer" paced cost %.1f) | $(cell "$peer" paced p50 %.1f) | $(cell "$peer" paced p99 %.1f)" \
        "| $(cell "$peer" idle kib %.1f) | $(cell "$peer" idle connect_ms %.2f) | $failed |"
done
