use std::sync::Arc; use std::time::Instant; use std::path::PathBuf;
use tockbox_core::*; use tockbox_native::*; use num_bigint::BigInt;
fn main() -> std::process::ExitCode {
    if std::env::args().nth(1).as_deref()==Some("launcher") { return launcher_main(); }
    let rt = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    rt.block_on(go()); std::process::ExitCode::SUCCESS
}
async fn go() {
    let t=Instant::now();
    let ceiling = if std::env::args().any(|a| a=="restricted") {Tier::Restricted} else {Tier::Full};
    let python = std::env::args().find_map(|a| a.strip_prefix("python=").map(PathBuf::from));
    let cfg = NativeConfig{ environments: vec![EnvironmentConfig{name:"default".into(), python, preload: vec![]}], slots:2, floor: Tier::Restricted, ceiling, module: Some("/work/main/target/debug/libtockbox_zygote.so".into()),
      host: Host{program: std::env::current_exe().unwrap(), variables: std::env::vars_os().collect(), working_directory: std::env::current_dir().unwrap(), cache_directory: Some("/tmp/tbcache".into()), temporary_directory: "/tmp".into()}};
    let b = match NativeBackend::start(cfg).await { Ok(b)=>b, Err(e)=>{ println!("START: {e}"); return; } };
    println!("started {:?} {:?}", t.elapsed(), b.isolation());
    let script=|code:&str, stdin:&str| Execution{code: Arc::from(code), program: Program::Script{stdin: Arc::from(stdin.as_bytes())}, files: Arc::from(vec![]), limits: Limits{cpu: std::time::Duration::from_secs(1), wall: std::time::Duration::from_secs(3), ..Limits::default()}, environment: Arc::from("default")};
    for (code, stdin) in [("print(1)",""),("print(int(input())*2)","21\n"),("import os\nprint(os.getpid(), os.getuid(), os.getcwd(), os.listdir('/'), os.listdir('.'))",""),
      ("def f(x):\n    return 1/x\nf(0)",""),("x = (",""),("while True: pass",""),("import time; time.sleep(100)",""),("import os; os.fork()",""),("open('/tmp/a','w').write('x'*100); print(open('/tmp/a').read()[:3])",""),("import os; print(os.listdir('/tmp'))",""),
      ("x=[]\nwhile True: x.append(bytearray(64<<20))",""),("print('x'*100000)",""),("import sys; sys.exit(3)",""),("import socket; socket.socket()",""),("import threading\nt=threading.Thread(target=lambda: print('hi')); t.start()",""),
      ("open('/etc/passwd')",""),("import sys\ndef f(n): return 0 if n==0 else 1+f(n-1)\nsys.setrecursionlimit(10**6); print(f(20000))","")] {
        let e=script(code,stdin); let t=Instant::now();
        let mut out=None;
        let r=b.run(&e,&mut |run| {out=Some(run); Flow::Continue}).await;
        match (r,out) { (Ok(()),Some(run))=> println!("{:?} {:?}\n   -> {:?} claim={:?} out={:?} err={:?} flags={:?} usage={:?}", code, t.elapsed(), run.ending, run.claim, String::from_utf8_lossy(&run.stdout.bytes[..run.stdout.bytes.len().min(300)]), String::from_utf8_lossy(&run.stderr.bytes), run.flags, run.usage), (r,o)=>println!("{code:?} {r:?} {}", o.is_some()) }
    }
    let call=|f:&str,a:Vec<Value>| Call{path: CallPath{target: vec![f.into()], method:None}, args:a, kwargs: vec![]};
    let e=Execution{program: Program::Calls(Arc::from(vec![call("add",vec![Value::int(1),Value::int(2)]),call("add",vec![Value::Int(BigInt::from(10).pow(30)),Value::int(2)]),call("bad",vec![]),call("spin",vec![]),call("die",vec![]),call("obj",vec![]),call("count",vec![]),call("count",vec![]),call("nope",vec![])])), ..script("print('loading')\nn=0\ndef add(a,b): return a+b\ndef bad(): raise KeyError('x')\ndef spin():\n  while True: pass\ndef die():\n  import os; os._exit(0)\nclass C: pass\ndef obj(): return C()\ndef count():\n  global n; n+=1; return n","")};
    let t=Instant::now();
    let r=b.run(&e,&mut |run| {println!("   call {:?} {:?} {:?} {:?} {:?}", run.ending, run.claim, run.flags, run.usage, String::from_utf8_lossy(&run.stdout.bytes)); Flow::Continue}).await;
    println!("{r:?} {:?}", t.elapsed());
    let e=script("print(1)","");
    let mut ts=vec![];
    for _ in 0..300 { let t=Instant::now(); b.run(&e,&mut |_| Flow::Continue).await.unwrap(); ts.push(t.elapsed()); }
    ts.sort(); println!("p50 {:?} p95 {:?}", ts[150], ts[285]);
    let t=Instant::now();
    b.shutdown().await; println!("shutdown {:?}", t.elapsed());
}
